import type { Axes } from '../knowledge/axes.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Evidence, Technique } from '../knowledge/technique.ts';

/**
 * The figure that speaks loudest for a technique: on an axis that the pattern improves before others, measured by us or
 * by a paper before plain stand-ins, and of these the largest ratio. Nothing when no figure speaks for it.
 */
export function strongestEvidence(technique: Technique, axes: Axes = technique.axes): Evidence | undefined {
  const rank = ({ kind, axis, ratio = 1 }: Evidence): number =>
    (axes[axis]?.direction === 'better' ? 1e6 : 0) + (kind === 'measured-plain' ? 0 : 1e3) + Math.min(ratio, 999);
  return technique.evidence
    .filter(({ kind, counter }) => !counter && kind !== 'not-measured')
    .reduce<Evidence | undefined>((best, next) => (!best || rank(next) > rank(best) ? next : best), undefined);
}

/** Where a figure comes from: a paper's title and year, or a measurement. */
export function sourceWords(evidence: Evidence, knowledge: Knowledge): string {
  switch (evidence.kind) {
    case 'paper': {
      const paper = evidence.paper === undefined ? undefined : knowledge.paper(evidence.paper);
      return paper ? `${paper.title}, ${paper.year}` : 'paper';
    }
    case 'measured':
      return 'measured';
    case 'measured-plain':
      return 'measured with plain PyTorch';
    case 'not-measured':
      return 'not measured';
  }
}

/** Claim, conditions and source on one line, unescaped. */
export const evidenceWords = (evidence: Evidence, knowledge: Knowledge): string =>
  `${evidence.claim}; ${evidence.conditions} (${sourceWords(evidence, knowledge)})`;
