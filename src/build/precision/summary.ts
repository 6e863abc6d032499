import type { Precision } from '../../core/knowledge/precision.ts';
import type { PrecisionRecord } from './records.ts';
import { outcome } from './verdict.ts';
import { wilsonLower } from './wilson.ts';

/** What the index says of a record; nothing where no place was clear to a reader. */
export function summaryOf({ date, places }: PrecisionRecord): Precision | undefined {
  const counted = places
    .map(({ repo, verdicts }) => ({ repo, outcome: outcome(verdicts) }))
    .filter((place) => place.outcome !== 'unclear');
  if (!counted.length) return undefined;
  const right = counted.filter((place) => place.outcome === 'right').length;
  return {
    read: counted.length,
    right,
    lower: Math.floor(wilsonLower(right, counted.length) * 1000) / 1000,
    date,
    repositories: new Set(counted.map(({ repo }) => repo)).size,
  };
}
