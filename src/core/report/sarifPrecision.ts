import type { Tier } from '../knowledge/pattern.ts';
import type { PatternCard } from '../knowledge/patternCard.ts';

export type SarifPrecision = 'very-high' | 'high' | 'medium' | 'low';

/** What a pattern without a record of its own aims at. */
const AIMED_AT: Readonly<Record<Tier, SarifPrecision>> = {
  breaks: 'high',
  clear: 'high',
  likely: 'medium',
  optional: 'low',
};

/**
 * The word that readers of SARIF sort rules by. Measured, it follows the lower bound, so that few places never count as
 * much: `very-high` from 0.9, `high` from 0.75, `medium` from 0.5, else `low`. Not measured, it follows the tier.
 */
export function sarifPrecision({ tier, precision }: Pick<PatternCard, 'tier' | 'precision'>): SarifPrecision {
  if (!precision) return AIMED_AT[tier];
  const { lower } = precision;
  if (lower >= 0.9) return 'very-high';
  if (lower >= 0.75) return 'high';
  return lower >= 0.5 ? 'medium' : 'low';
}
