import { Disposable, EventEmitter, type LogOutputChannel } from 'vscode';
import { grouped } from '../core/grouped.ts';
import { Pauses } from './pauses.ts';
import { type FileNow, nowOf, openModelFiles, type Practices } from './practices.ts';
import type { FindingsStore, LookedAt } from './services.ts';
import { Delayed } from './treeDelay.ts';
import { placesIn, type UsedPlace } from './usedPlaces.ts';

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
  readonly #practices: Pick<Practices, 'of'>;
  readonly #owned: Disposable;
  readonly #start: Delayed;
  #places: ReadonlyMap<string, readonly UsedPlace[]> = new Map();
  #isWanted = false;
  /** Raised by every reading, so that one that was overtaken gives up. */
  #turn = 0;

  constructor(findings: Files, practices: Pick<Practices, 'of'>, log: Pick<LogOutputChannel, 'error'>) {
    this.#findings = findings;
    this.#practices = practices;
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
    const pauses = new Pauses();
    const places: UsedPlace[] = [];
    for (const file of this.#files()) {
      places.push(...placesIn(file.uri, await this.#practices.of(file)));
      await pauses.ifDue();
      if (turn !== this.#turn) return;
    }
    this.#places = grouped(places, ({ technique }) => technique);
    this.#changed.fire();
  }

  /** Open files stand for themselves; a scan is waited for. In the order of the URIs. */
  #files(): readonly FileNow[] {
    const files = new Map<string, FileNow>();
    const now = nowOf(this.#findings);
    if (this.#findings.scan.phase !== 'running') {
      for (const looked of this.#findings.looked()) {
        if (looked.isModelCode) files.set(looked.uri.toString(), now(looked));
      }
    }
    for (const file of openModelFiles(this.#findings)) files.set(file.uri.toString(), file);
    return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
  }
}
