import { Disposable, EventEmitter, workspace } from 'vscode';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { PatternCard } from '../core/knowledge/patternCard.ts';
import { foldId } from '../core/knowledge/spelling.ts';
import { nearest } from '../core/words/nearest.ts';
import { pragmaWords } from '../core/words/pragmaWords.ts';
import { setting } from './configuration.ts';
import { PREFIX } from './ids.ts';
import { narrowed } from './narrowed.ts';
import type { FileFindings } from './services.ts';

/** The patterns that a user wants to see nothing of, by whichever of their names. */
export function hiddenPatterns(patterns: Iterable<PatternCard>): ReadonlySet<string> {
  const names = new Set(namesGiven().map(foldId));
  if (!names.size) return names;
  const isHidden = (name: string): boolean => names.has(foldId(name));
  return new Set([...patterns].filter(({ id, aliases }) => [id, ...aliases].some(isHidden)).map(({ id }) => id));
}

/** The names in the setting that hide nothing, each with a sentence on why: a pattern is dropped, or none is named so. */
export const hidesNothing = (knowledge: Knowledge): ReadonlyMap<string, string> =>
  new Map(
    namesGiven()
      .filter((name) => !knowledge.pattern(name))
      .map((name) => [name, pragmaWords(unknownName(name, knowledge))]),
  );

const namesGiven = (): string[] => Object.keys(setting('hidden'));

function unknownName(name: string, knowledge: Knowledge): Parameters<typeof pragmaWords>[0] {
  const technique = knowledge.insteadOf(name);
  const near =
    technique === undefined
      ? nearest(
          name,
          knowledge.patterns.map(({ id }) => id),
        )
      : undefined;
  return { kind: 'unknown', name, ...(near && { nearest: near }), ...(technique && { technique }) };
}

/** Takes out of files what the user hides in this editor. What is reported and exported stays the same for everybody. */
export class Hidden {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #patterns: ReadonlyMap<string, PatternCard>;
  readonly #owned: Disposable;
  /** The same file for the same analysis, since others keep what they make of it. */
  #files = new WeakMap<FileFindings, FileFindings>();

  constructor(patterns: ReadonlyMap<string, PatternCard>) {
    this.#patterns = patterns;
    this.#owned = Disposable.from(
      this.#changed,
      workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(`${PREFIX}.hidden`)) return;
        this.#files = new WeakMap();
        this.#changed.fire();
      }),
    );
  }

  without(file: FileFindings): FileFindings {
    let shown = this.#files.get(file);
    if (!shown) {
      const hidden = hiddenPatterns(this.#patterns.values());
      const isAny = file.analysis.findings.some(({ pattern }) => hidden.has(pattern));
      shown = isAny ? narrowed(file, ({ pattern }) => !hidden.has(pattern)) : file;
      this.#files.set(file, shown);
    }
    return shown;
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
