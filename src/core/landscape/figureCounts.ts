import type { Evidence } from '../knowledge/technique.ts';

/** Where a figure that speaks for a technique comes from; `against` are losses and draws, whatever their source. */
export const FIGURE_KINDS = ['measured', 'measured-plain', 'paper', 'against'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];
export type FigureCounts = Readonly<Record<FigureKind, number>>;

/** Evidence with a figure; the rest says why there is none. */
export type FigureEvidence = Evidence & { readonly kind: Exclude<Evidence['kind'], 'not-measured'> };

export const isFigure = (evidence: Evidence): evidence is FigureEvidence => evidence.kind !== 'not-measured';

export const kindOfFigure = ({ counter, kind }: FigureEvidence): FigureKind => (counter ? 'against' : kind);

/** How many figures there are of each kind. */
export function figureCounts(evidence: readonly Evidence[]): FigureCounts {
  const counts = { measured: 0, 'measured-plain': 0, paper: 0, against: 0 };
  for (const figure of evidence) if (isFigure(figure)) counts[kindOfFigure(figure)]++;
  return counts;
}

export const allFigures = (counts: FigureCounts): number => FIGURE_KINDS.reduce((sum, kind) => sum + counts[kind], 0);
