import { AXES, type Axis, type Size } from './axes.ts';
import { gainsOn, MEASURED_AXES } from './measurement.ts';
import type { PatternCard } from './patternCard.ts';
import type { Evidence, Technique } from './technique.ts';

const KINDS: readonly Evidence['kind'][] = ['measured', 'paper', 'measured-plain'];
const SIZES: readonly Size[] = ['large', 'medium', 'small'];

/**
 * The figure to quote where a pattern is found: one that is about what the pattern marks, on an axis that it improves,
 * the most improved one first; a measured pair, whose code before is what the pattern finds, before all others; measured
 * before stated; and of these the most modest, which is what somebody who reads it
 * beside their own line may hope for. Nothing where there is no such figure: one about another side of the technique
 * would be true and still mislead.
 */
export function evidenceOf(pattern: PatternCard, { evidence }: Technique): Evidence | undefined {
  const rank = (figure: Evidence): readonly number[] => [
    Math.min(...axesOf(figure).map((axis) => sizeOf(pattern, axis))),
    figure.measurement ? -1 : KINDS.indexOf(figure.kind),
    figure.ratio ?? Number.MAX_VALUE,
    AXES.indexOf(figure.axis),
  ];
  return evidence
    .filter((figure) => !figure.counter && speaksFor(figure, pattern))
    .map((figure) => ({ figure, rank: rank(figure) }))
    .sort((a, b) => a.rank.map((own, i) => own - b.rank[i]!).find((difference) => difference !== 0) ?? 0)[0]?.figure;
}

function speaksFor(figure: Evidence, pattern: PatternCard): boolean {
  const { kind, patterns } = figure;
  if (kind === 'not-measured' || !axesOf(figure).some((axis) => isBetter(pattern, axis))) return false;
  return patterns ? patterns.includes(pattern.id) : kind !== 'paper';
}

/** A pair is measured on two axes, and speaks for those on which it gained. */
const axesOf = ({ axis, measurement }: Evidence): readonly Axis[] =>
  measurement ? MEASURED_AXES.filter((one) => gainsOn(measurement, one)) : [axis];

const isBetter = ({ axes }: PatternCard, axis: Axis): boolean => axes[axis]?.direction === 'better';

/** 0 for what is improved most. */
function sizeOf({ axes }: PatternCard, axis: Axis): number {
  const effect = axes[axis];
  return effect?.direction === 'better' ? SIZES.indexOf(effect.size) : SIZES.length;
}
