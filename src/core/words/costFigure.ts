import type { Axes, Axis, Size } from '../knowledge/axes.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Evidence, Technique } from '../knowledge/technique.ts';
import { escapeMarkdown } from './escape.ts';
import { evidenceWords, strongestEvidence } from './evidenceWords.ts';

/** What code costs without a technique, against code with it, where somebody measured it. */
export interface CostFigure {
  /** `up to 2.1× memory`. */
  readonly words: string;
  /** Where the figure comes from, with its conditions. */
  readonly evidence: Evidence;
}

/** What there is more of: who computes twice as fast without waits twice the time. */
const COSTS: Readonly<Partial<Record<Axis, string>>> = { memory: 'memory', speed: 'time', cost: 'cost' };

/**
 * The strongest figure of a technique that is about what a pattern improves, and of the size that the pattern says. A
 * technique has figures of many things that it does; one of another size is not about this one.
 *
 * @param axes of the pattern
 * @returns nothing where no ratio was measured
 */
export function costFigure(technique: Technique, axes: Axes): CostFigure | undefined {
  const fitting = technique.evidence.filter(({ axis, ratio }) => {
    const effect = axes[axis];
    return axis in COSTS && ratio !== undefined && effect?.direction === 'better' && sizeOf(ratio) === effect.size;
  });
  const evidence = strongestEvidence({ ...technique, evidence: fitting }, axes);
  return evidence && { words: `up to ${evidence.ratio}× ${COSTS[evidence.axis]}`, evidence };
}

/** The figure with its conditions and its source, as Markdown, and that it is not of the code at hand. */
export const costFigureMarkdown = (technique: Technique, { evidence }: CostFigure, knowledge: Knowledge): string =>
  [
    `**${escapeMarkdown(technique.name)}**`,
    escapeMarkdown(evidenceWords(evidence, knowledge)),
    'Measured there, not in this code.',
  ].join('\n\n');

/** By the same bounds as the sizes of effects; nothing for a loss. */
function sizeOf(ratio: number): Size | undefined {
  if (ratio <= 1) return undefined;
  return ratio < 1.2 ? 'small' : ratio < 2 ? 'medium' : 'large';
}
