import { TIERS, type Tier } from '../knowledge/pattern.ts';
import type { Row } from './report.ts';

/** How many findings of each tier. */
export type TierCounts = Readonly<Record<Tier, number>>;

/** How much a finding of a tier weighs where files are compared: each tier twice the next. */
const WEIGHTS: TierCounts = { breaks: 8, clear: 4, likely: 2, optional: 1 };

export const tierCounts = (rows: readonly Pick<Row, 'card'>[]): TierCounts => {
  const counts = { breaks: 0, clear: 0, likely: 0, optional: 0 };
  for (const { card } of rows) counts[card.tier]++;
  return counts;
};

export const totalOf = (counts: TierCounts): number => TIERS.reduce((sum, tier) => sum + counts[tier], 0);

export const weightOf = (counts: TierCounts): number =>
  TIERS.reduce((sum, tier) => sum + WEIGHTS[tier] * counts[tier], 0);
