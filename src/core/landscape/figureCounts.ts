import type { Evidence } from '../knowledge/technique.ts';

/** Where figures that speak for a technique come from, and those that do not: losses and draws, whatever their source. */
export const FIGURE_KINDS = ['measured', 'measured-plain', 'paper', 'against'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];
export type FigureCounts = Readonly<Record<FigureKind, number>>;

/** What counts as a figure; the reason why there is none does not. */
export const isFigure = (
  evidence: Evidence,
): evidence is Evidence & { readonly kind: Exclude<FigureKind, 'against'> } => evidence.kind !== 'not-measured';

/** How many figures there are of each kind. */
export function figureCounts(evidence: readonly Evidence[]): FigureCounts {
  const counts = { measured: 0, 'measured-plain': 0, paper: 0, against: 0 };
  for (const figure of evidence) if (isFigure(figure)) counts[figure.counter ? 'against' : figure.kind]++;
  return counts;
}

export const allFigures = (counts: FigureCounts): number => FIGURE_KINDS.reduce((sum, kind) => sum + counts[kind], 0);
