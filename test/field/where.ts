/** First and last line, from one, both included. */
export type Lines = readonly [first: number, last: number];

/** Where something stands. */
export interface Where {
  /** Of the file; of a notebook that is its JSON text. */
  readonly lines: Lines;
  /** In a notebook: lines that carry their cell (see `lineOfCell`). */
  readonly cells?: Lines;
}

/** More lines than any cell has. */
const PER_CELL = 100_000_000;

/**
 * One number for a line of a cell, so that lines of one cell lie side by side and those of two far apart.
 *
 * @param cell from zero, over all cells
 * @param line from one, in the cell's source
 */
export const lineOfCell = (cell: number, line: number): number => cell * PER_CELL + line;

/** First and last line as cell and line in it, counted as in `lineOfCell`; nothing outside notebooks. */
export const cellsOf = ({ cells }: Where): { cell: number; line: number }[] =>
  (cells ?? []).map((line) => ({ cell: Math.floor(line / PER_CELL), line: line % PER_CELL }));

/**
 * True when two places overlap or lie on neighbouring lines. Those in a notebook are compared by cells where both name
 * theirs, since lines of its file move when it is run again.
 */
export function touch(a: Where, b: Where): boolean {
  const [one, other] = a.cells && b.cells ? [a.cells, b.cells] : [a.lines, b.lines];
  return one[0] <= other[1] + 1 && other[0] <= one[1] + 1;
}

/** `12`, `12-14`; in a notebook, with cells counted from one as people do, `cell 4, line 5-7`. */
export function whereWords(where: Where): string {
  const [first, last] = where.lines;
  const [start, end] = cellsOf(where);
  if (!start || !end) return first === last ? `${first}` : `${first}-${last}`;
  const words = `cell ${start.cell + 1}, line ${start.line}`;
  if (start.cell !== end.cell) return `${words} to cell ${end.cell + 1}, line ${end.line}`;
  return start.line === end.line ? words : `${words}-${end.line}`;
}
