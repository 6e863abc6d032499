import type { Axis } from '../knowledge/axes.ts';
import { evidenceOf } from '../knowledge/evidenceOf.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { middleOf } from '../knowledge/measurement.ts';
import type { PatternCard } from '../knowledge/patternCard.ts';
import type { Evidence, Technique } from '../knowledge/technique.ts';
import { escapeMarkdown } from './escape.ts';
import { evidenceWords } from './evidenceWords.ts';
import { sizeWords } from './measuredWords.ts';

/** What the code of a pattern costs against code with its technique, where somebody measured it. */
export interface CostFigure {
  /** `2.1× memory`. */
  readonly words: string;
  /** Where the figure comes from, with its conditions. */
  readonly evidence: Evidence;
}

/** What there is more of: who computes twice as fast without waits twice the time. */
const COSTS: Readonly<Partial<Record<Axis, string>>> = { memory: 'memory', speed: 'time', cost: 'cost' };

/** @returns nothing where no ratio is known that is about what the pattern marks */
export function costFigure(pattern: PatternCard, technique: Technique): CostFigure | undefined {
  const ratios = technique.evidence.filter(
    ({ axis, ratio = 0 }) => axis in COSTS && ratio > 1 && pattern.axes[axis]?.direction === 'better',
  );
  const evidence = evidenceOf(pattern, { ...technique, evidence: ratios });
  if (!evidence) return undefined;
  // Who states only the best that was reached is not made to state more.
  const bound = /^up to\b/i.test(evidence.claim) ? 'up to ' : '';
  return { words: `${bound}${evidence.ratio}× ${COSTS[evidence.axis]}`, evidence };
}

/** The figure with its conditions and its source, as Markdown, and that it is not of the code at hand. */
export const costFigureMarkdown = (technique: Technique, { evidence }: CostFigure, knowledge: Knowledge): string =>
  [
    `**${escapeMarkdown(technique.name)}**`,
    escapeMarkdown(evidenceWords(evidence, knowledge)),
    ...middleSize(evidence),
    'Measured there, not in this code.',
  ].join('\n\n');

/** Of a curve the line has room for one size only. */
const middleSize = ({ measurement }: Evidence): string[] =>
  measurement ? [escapeMarkdown(`The line states ${sizeWords(middleOf(measurement), measurement)}.`)] : [];
