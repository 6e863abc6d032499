import { Disposable, EventEmitter, type LogOutputChannel, type Uri, workspace } from 'vscode';
import { grouped } from '../core/grouped.ts';
import type { Lens } from '../core/lens.ts';
import { decode } from '../worker/decode.ts';
import { Pauses } from './pauses.ts';
import type { FindingsStore, LookedAt } from './services.ts';
import { Delayed } from './treeDelay.ts';
import { placesIn, type UsedPlace } from './usedPlaces.ts';

/** One file to look at; the same stamp means that it need not be looked at again. */
interface Target {
  readonly uri: Uri;
  readonly stamp: unknown;
  readonly read: () => Promise<string | undefined>;
}

interface Known {
  readonly stamp: unknown;
  readonly places: readonly UsedPlace[];
}

type Files = Pick<FindingsStore, 'onDidChange' | 'entries' | 'scan'> & {
  looked(): Iterable<Pick<LookedAt, 'uri' | 'isModelCode'>>;
};

/** Longer than findings take: this is read at leisure. */
const DELAY_MS = 600;

/**
 * The techniques that open files and, after a scan, those of the workspace use already. Nothing is read while nobody
 * looks; who looks away stops it, and what was found until then is kept.
 */
export class UsedTechniques {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #findings: Files;
  readonly #lens: () => Promise<Pick<Lens, 'practices'>>;
  readonly #owned: Disposable;
  readonly #start: Delayed;
  #known: ReadonlyMap<string, Known> = new Map();
  #places: ReadonlyMap<string, readonly UsedPlace[]> = new Map();
  #isWanted = false;
  /** Raised by every reading, so that one that was overtaken gives up. */
  #turn = 0;

  constructor(findings: Files, lens: () => Promise<Pick<Lens, 'practices'>>, log: Pick<LogOutputChannel, 'error'>) {
    this.#findings = findings;
    this.#lens = lens;
    this.#start = new Delayed(DELAY_MS, () => {
      this.#read().catch((error: unknown) => log.error(`techniques in use: ${String(error)}`));
    });
    this.#owned = Disposable.from(
      this.#changed,
      this.#start,
      findings.onDidChange(() => this.want(this.#isWanted)),
    );
  }
  /** Whether somebody looks. */
  want(isWanted: boolean): void {
    this.#isWanted = isWanted;
    this.#turn++;
    if (isWanted) this.#start.soon();
  }

  /** Where a technique is in use, in the order of files and lines. */
  placesOf(technique: string): readonly UsedPlace[] {
    return this.#places.get(technique) ?? [];
  }

  /** The techniques in use. */
  techniques(): Iterable<string> {
    return this.#places.keys();
  }

  dispose(): void {
    this.#turn++;
    this.#owned.dispose();
  }

  async #read(): Promise<void> {
    const turn = ++this.#turn;
    const targets = this.#targets();
    const pauses = new Pauses();
    const known = new Map(this.#known);
    for (const { uri, stamp, read } of targets) {
      if (known.get(uri.toString())?.stamp === stamp) continue;
      const text = await read();
      const places = text === undefined ? [] : placesIn(await this.#lens(), uri, text);
      if (turn !== this.#turn) return;
      known.set(uri.toString(), { stamp, places });
      this.#known = known;
      await pauses.ifDue();
    }
    if (turn !== this.#turn) return;
    this.#known = new Map(targets.map(({ uri }) => [uri.toString(), known.get(uri.toString())!]));
    this.#places = grouped(
      [...this.#known.values()].flatMap(({ places }) => places),
      ({ technique }) => technique,
    );
    this.#changed.fire();
  }

  /** Open files stand for themselves; a scan is waited for. In the order of the URIs. */
  #targets(): readonly Target[] {
    const targets = new Map<string, Target>();
    if (this.#findings.scan.phase !== 'running') {
      for (const looked of this.#findings.looked()) {
        if (looked.isModelCode) targets.set(looked.uri.toString(), onDisk(looked));
      }
    }
    const open = new Map(workspace.textDocuments.map((document) => [document.uri.toString(), document]));
    for (const { uri, version } of this.#findings.entries()) {
      const document = version === undefined ? undefined : open.get(uri.toString());
      if (document) targets.set(uri.toString(), { uri, stamp: document.version, read: async () => document.getText() });
    }
    return [...targets].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, target]) => target);
  }
}

const onDisk = (looked: Pick<LookedAt, 'uri'>): Target => ({
  uri: looked.uri,
  // Made anew when the file has changed.
  stamp: looked,
  async read() {
    try {
      return decode(await workspace.fs.readFile(looked.uri));
    } catch {
      return undefined;
    }
  },
});
