import { workspace } from 'vscode';
import type { Lens } from '../core/lens.ts';
import { practicesOf, type ReportedPractice } from '../core/report/practices.ts';
import { decode } from '../worker/decode.ts';
import type { LookedAt } from './services.ts';
import { pathInProject } from './watched.ts';

/** What files of a scan do well, found when somebody asks, and kept until the scan looks at the file again. */
export class Practices {
  readonly #known = new WeakMap<LookedAt, Promise<readonly ReportedPractice[]>>();
  readonly #lens: () => Promise<Lens>;

  constructor(lens: () => Promise<Lens>) {
    this.#lens = lens;
  }

  /** In the order of the file; nothing for what is gone or imports no library of the ML gate. */
  of(looked: LookedAt): Promise<readonly ReportedPractice[]> {
    let practices = this.#known.get(looked);
    if (!practices) this.#known.set(looked, (practices = this.#find(looked)));
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
