import { type Knowledge, OUTSIDE } from '../knowledge/knowledge.ts';
import type { Paper } from '../knowledge/paper.ts';
import type { Category } from '../knowledge/technique.ts';

/** A year, or all years up to one. */
export interface Period {
  /** `2024`, or `≤ 2018`. */
  readonly name: string;
  readonly last: number;
}

/** Numbers of papers, one for each period. */
export interface YearRow {
  readonly category: Category;
  readonly counts: readonly number[];
  readonly all: number;
}

export interface PaperYears {
  /** Rising. */
  readonly periods: readonly Period[];
  /** In the order of the categories. */
  readonly rows: readonly YearRow[];
  /** Of all categories together. */
  readonly counts: readonly number[];
}

/** How many years stand for themselves; what came before is one period. */
const RECENT = 7;

/** Papers by category and year. Each counts once: in the category of the first, most specific of its techniques. */
export function paperYears(knowledge: Knowledge): PaperYears {
  const { papers } = knowledge;
  const periods = periodsOf(papers);
  const rows = knowledge.categories.map((category) => {
    const own = papers.filter((paper) => categoryOf(paper, knowledge) === category.id);
    return { category, counts: countsOf(own, periods), all: own.length };
  });
  return { periods, rows, counts: countsOf(papers, periods) };
}

const categoryOf = (paper: Paper, knowledge: Knowledge): string =>
  knowledge.techniquesOf(paper)[0]?.category ?? OUTSIDE;

function periodsOf(papers: readonly Paper[]): readonly Period[] {
  const years = papers.map(({ year }) => year);
  if (!years.length) return [];
  const first = Math.min(...years);
  const newest = Math.max(...years);
  const from = Math.max(first, newest - RECENT + 1);
  const recent = Array.from({ length: newest - from + 1 }, (_, i) => ({ name: String(from + i), last: from + i }));
  return first < from ? [{ name: `≤ ${from - 1}`, last: from - 1 }, ...recent] : recent;
}

const countsOf = (papers: readonly Paper[], periods: readonly Period[]): readonly number[] =>
  periods.map(({ last }, i) => {
    const before = periods[i - 1]?.last ?? -Infinity;
    return papers.filter(({ year }) => before < year && year <= last).length;
  });
