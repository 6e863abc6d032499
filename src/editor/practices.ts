import { workspace } from 'vscode';
import type { Lens } from '../core/lens.ts';
import { practicesOf, type ReportedPractice } from '../core/report/practices.ts';
import { decode } from '../worker/decode.ts';
import type { LookedAt } from './services.ts';
import { pathInProject } from './watched.ts';

/** What files of a scan do well, found when somebody asks, and kept until the scan looks at the file again. */
export class Practices {
  readonly #asked = new WeakMap<LookedAt, Promise<readonly ReportedPractice[]>>();
  readonly #found = new WeakMap<LookedAt, readonly ReportedPractice[]>();
  readonly #lens: () => Promise<Lens>;

  constructor(lens: () => Promise<Lens>) {
    this.#lens = lens;
  }

  /** What was found already; undefined while nobody has asked, or the answer is under way. */
  known(looked: LookedAt): readonly ReportedPractice[] | undefined {
    return looked.isModelCode ? this.#found.get(looked) : [];
  }

  /** In the order of the file; nothing for what is gone or imports no library of the ML gate. */
  of(looked: LookedAt): Promise<readonly ReportedPractice[]> {
    let practices = this.#asked.get(looked);
    if (practices) return practices;
    practices = this.#find(looked);
    this.#asked.set(looked, practices);
    void practices.then((found) => this.#found.set(looked, found));
    return practices;
  }

  async #find({ uri, isModelCode }: LookedAt): Promise<readonly ReportedPractice[]> {
    if (!isModelCode) return [];
    try {
      const text = decode(await workspace.fs.readFile(uri));
      return text === undefined ? [] : practicesOf(await this.#lens(), pathInProject(uri), text);
    } catch {
      return [];
    }
  }
}
