import { Blocks } from './blocks.ts';
import type { Position, Span } from './span.ts';
import { WordTable } from './wordTable.ts';

/**
 * One text with what is found in it once: its lines, its words, its blocks.
 *
 * Offsets are UTF-16 code units, as in JavaScript strings, in the language server protocol and in tree-sitter's
 * JavaScript binding, so nothing is converted on the way. A line ends at `\n`, `\r\n` or a lone `\r`.
 */
export class SourceText {
  readonly text: string;
  #lineStarts: readonly number[] | undefined;
  #words: WordTable | undefined;
  #blocks: Blocks | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get lineStarts(): readonly number[] {
    return (this.#lineStarts ??= findLineStarts(this.text));
  }

  get words(): WordTable {
    return (this.#words ??= new WordTable(this.text));
  }

  get blocks(): Blocks {
    return (this.#blocks ??= new Blocks(this.text, this.words));
  }

  get lineCount(): number {
    return this.lineStarts.length;
  }

  positionAt(offset: number): Position {
    const starts = this.lineStarts;
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: at - starts[low]! };
  }

  offsetAt({ line, character }: Position): number {
    const starts = this.lineStarts;
    if (line < 0) return 0;
    if (line >= starts.length) return this.text.length;
    const end = line + 1 < starts.length ? starts[line + 1]! : this.text.length;
    return Math.min(starts[line]! + Math.max(0, character), end);
  }

  /** The span of a zero-based line without its line break. */
  lineSpan(line: number): Span {
    const starts = this.lineStarts;
    const start = starts[line] ?? this.text.length;
    let end = starts[line + 1] ?? this.text.length;
    while (end > start && (this.text[end - 1] === '\n' || this.text[end - 1] === '\r')) end--;
    return { start, end };
  }

  slice({ start, end }: Span): string {
    return this.text.slice(start, end);
  }
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10) starts.push(i + 1);
    else if (unit === 13) {
      if (text.charCodeAt(i + 1) === 10) i++;
      starts.push(i + 1);
    }
  }
  return starts;
}
