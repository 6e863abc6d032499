import { AXES, type Axis, type Size } from './axes.ts';
import type { PatternCard } from './patternCard.ts';
import type { Evidence, Technique } from './technique.ts';

const KINDS: readonly Evidence['kind'][] = ['measured', 'paper', 'measured-plain'];
const SIZES: readonly Size[] = ['large', 'medium', 'small'];

/**
 * The figure to quote where a pattern is found: one that is about what the pattern marks, on an axis that it improves,
 * the most improved one first; measured before stated; and of these the most modest, which is what somebody who reads it
 * beside their own line may hope for. Nothing where there is no such figure: one about another side of the technique
 * would be true and still mislead.
 */
export function evidenceOf(pattern: PatternCard, { evidence }: Technique): Evidence | undefined {
  const rank = (figure: Evidence): readonly number[] => [
    sizeOf(pattern, figure.axis),
    KINDS.indexOf(figure.kind),
    figure.ratio ?? Number.MAX_VALUE,
    AXES.indexOf(figure.axis),
  ];
  return evidence
    .filter((figure) => !figure.counter && speaksFor(figure, pattern))
    .map((figure) => ({ figure, rank: rank(figure) }))
    .sort((a, b) => a.rank.map((own, i) => own - b.rank[i]!).find((difference) => difference !== 0) ?? 0)[0]?.figure;
}

function speaksFor({ kind, axis, patterns }: Evidence, pattern: PatternCard): boolean {
  if (kind === 'not-measured' || pattern.axes[axis]?.direction !== 'better') return false;
  return patterns ? patterns.includes(pattern.id) : kind !== 'paper';
}

/** 0 for what is improved most. */
function sizeOf({ axes }: PatternCard, axis: Axis): number {
  const effect = axes[axis];
  return effect && effect.direction !== 'same' ? SIZES.indexOf(effect.size) : SIZES.length;
}
