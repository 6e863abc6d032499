import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { maskMagics } from './magics.ts';
import type { Span } from './span.ts';
import type { SourceText } from './text.ts';

/** A code cell in the text of its notebook. */
export interface Cell {
  /** Counted from zero over all cells, those of prose too. */
  readonly index: number;
  readonly span: Span;
}

/** The Python of a notebook as one source, cell after cell, and the way from there back to the file. */
export interface Notebook {
  /** What is no Python (magics, shell lines, cells in other languages) is masked, character for character. */
  readonly text: string;
  readonly cells: readonly Cell[];
  /** What its cells install (`%pip install torch==2.1`), as lines of requirements. */
  readonly installs: readonly string[];
  /** Where a span of the text stands in the file. */
  inFile(span: Span): Span;
}

/** A line of a notebook: its cell, counted from zero over all cells, and the line in that cell, from one. */
export interface CellLine {
  readonly index: number;
  readonly line: number;
}

/** The cell in which a place of a notebook's text stands. */
export const cellAt = (cells: readonly Cell[], offset: number): Cell | undefined =>
  cells.findLast(({ span }) => span.start <= offset);

/** @param source the text that the cells are of */
export function cellLineOf(cells: readonly Cell[], source: SourceText, offset: number): CellLine | undefined {
  const cell = cellAt(cells, offset);
  if (!cell) return undefined;
  const first = source.positionAt(cell.span.start).line;
  return { index: cell.index, line: source.positionAt(offset).line - first + 1 };
}

/** True for the path of a notebook. */
export const isNotebook = (path: string): boolean => /\.ipynb$/i.test(path);

const OTHER_LANGUAGE = /^(?!i?python|py\b)/i;

/**
 * Reads a notebook (nbformat 3 or later: a file of JSON).
 *
 * @throws Error that says what is wrong with it
 */
export function readNotebook(file: string): Notebook {
  const errors: ParseError[] = [];
  const root = parseTree(file, errors);
  const listed = child(root, 'cells') ?? child(child(root, 'worksheets')?.children?.[0], 'cells');
  if (!root || errors.length || listed?.type !== 'array')
    throw new Error('is not a notebook: it holds no list of cells');
  const kernel = child(child(root, 'metadata'), 'kernelspec');
  const isPython = !OTHER_LANGUAGE.test(text(child(kernel, 'language')) || 'python');

  const cells: Cell[] = [];
  const installs: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let whole = '';
  for (const [index, cell] of (listed.children ?? []).entries()) {
    if (!isPython || text(child(cell, 'cell_type')) !== 'code' || inOtherLanguage(cell)) continue;
    const source = child(cell, 'source') ?? child(cell, 'input');
    let written = '';
    for (const part of source?.type === 'array' ? (source.children ?? []) : source ? [source] : []) {
      if (part.type !== 'string') continue;
      written += part.value as string;
      placeString(file, part, starts, ends);
    }
    const masked = maskMagics(written);
    installs.push(...masked.installs);
    cells.push({ index, span: { start: whole.length, end: whole.length + written.length } });
    whole += masked.text;
    if (whole.endsWith('\n')) continue;
    const last = ends.at(-1) ?? 0;
    starts.push(last);
    ends.push(last);
    whole += '\n';
  }
  return {
    text: whole,
    cells,
    installs,
    inFile: ({ start, end }) => ({
      start: starts[start] ?? file.length,
      end: end > start ? ends[end - 1]! : (starts[start] ?? file.length),
    }),
  };
}

/** Cells of notebooks in several languages name theirs. */
function inOtherLanguage(cell: Node): boolean {
  const metadata = child(cell, 'metadata');
  const language = text(child(child(metadata, 'vscode'), 'languageId')) || text(child(metadata, 'language'));
  return language !== '' && OTHER_LANGUAGE.test(language);
}

/** Notes of each unit of a string of JSON where it begins and ends in the file: an escape stands for one. */
function placeString(file: string, { offset, length }: Node, starts: number[], ends: number[]): void {
  for (let at = offset + 1; at < offset + length - 1;) {
    starts.push(at);
    at += file[at] !== '\\' ? 1 : file[at + 1] === 'u' ? 6 : 2;
    ends.push(at);
  }
}

const child = (node: Node | undefined, key: string): Node | undefined =>
  node?.type === 'object'
    ? node.children?.find(({ children }) => children?.[0]?.value === key)?.children?.[1]
    : undefined;

const text = (node: Node | undefined): string => (node?.type === 'string' ? (node.value as string) : '');
