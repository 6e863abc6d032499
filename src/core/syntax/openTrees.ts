import type { Source, TextChange } from '../lens.ts';
import { SourceText } from '../source/text.ts';
import type { Python, RawTree } from './python.ts';
import { SyntaxTree } from './tree.ts';

interface Open {
  text: SourceText;
  /** The last tree, told of the edits since; null before the first parse and after one that was given up. */
  raw: RawTree | null;
  /** The tree of exactly this text. */
  current: SyntaxTree | null;
}

/** How many trees are kept; an editor rarely has more files in view, and a tree is parsed again in milliseconds. */
const MAX_TREES = 24;

/** The texts that are open in an editor, each with its tree, which later edits let tree-sitter parse incrementally. */
export class OpenTrees {
  readonly #python: Python;
  readonly #now: () => number;
  readonly #open = new Map<string, Open>();

  constructor(python: Python, now: () => number) {
    this.#python = python;
    this.#now = now;
  }

  open({ id, text }: Source): void {
    this.close(id);
    this.#open.set(id, { text: new SourceText(text), raw: null, current: null });
  }

  /** Applies changes in the order they were made. Unknown ids are ignored: the text was closed meanwhile. */
  change(id: string, changes: readonly TextChange[]): void {
    const entry = this.#open.get(id);
    if (!entry) return;
    for (const change of changes) {
      const start = Math.max(0, Math.min(change.start, entry.text.text.length));
      const end = Math.max(start, Math.min(change.end, entry.text.text.length));
      const next = new SourceText(entry.text.text.slice(0, start) + change.text + entry.text.text.slice(end));
      const point = (source: SourceText, offset: number) => {
        const { line, character } = source.positionAt(offset);
        return { row: line, column: character };
      };
      const newEnd = start + change.text.length;
      entry.raw?.edit({
        startIndex: start,
        oldEndIndex: end,
        newEndIndex: newEnd,
        startPosition: point(entry.text, start),
        oldEndPosition: point(entry.text, end),
        newEndPosition: point(next, newEnd),
      } as Parameters<RawTree['edit']>[0]);
      entry.text = next;
      entry.current = null;
    }
  }

  textOf(id: string): SourceText | undefined {
    return this.#open.get(id)?.text;
  }

  /** The tree of the text as it is now, parsed when needed; null when parsing was given up. */
  treeOf(id: string): SyntaxTree | null {
    const entry = this.#open.get(id);
    if (!entry) return null;
    this.#open.delete(id);
    this.#open.set(id, entry);
    if (!entry.current) {
      const raw = this.#python.parse(entry.text.text, entry.raw, this.#now);
      entry.raw?.delete();
      entry.raw = raw;
      entry.current = raw && new SyntaxTree(this.#python, entry.text, raw);
      this.#shed();
    }
    return entry.current;
  }

  close(id: string): void {
    this.#open.get(id)?.raw?.delete();
    this.#open.delete(id);
  }

  dispose(): void {
    for (const id of [...this.#open.keys()]) this.close(id);
  }

  /** Frees the trees that were not asked for longest; their texts stay. */
  #shed(): void {
    let kept = 0;
    for (const entry of [...this.#open.values()].reverse()) {
      if (!entry.raw || ++kept <= MAX_TREES) continue;
      entry.raw.delete();
      entry.raw = null;
      entry.current = null;
    }
  }
}
