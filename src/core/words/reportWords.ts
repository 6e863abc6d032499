import type { Axis } from '../knowledge/axes.ts';
import { type Tier, TIERS } from '../knowledge/pattern.ts';
import type { TierCounts } from '../report/count.ts';
import type { Row } from '../report/report.ts';
import type { Coverage } from '../report/summary.ts';

export const AXIS_NAMES: Readonly<Record<Axis, string>> = {
  memory: 'memory',
  speed: 'speed',
  cost: 'cost',
  quality: 'quality',
};

export const TIER_NAMES: Readonly<Record<Tier, string>> = {
  breaks: 'breaks',
  clear: 'clear',
  likely: 'likely',
  optional: 'optional',
};

/** `1 file`, `3 files`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** `2 clear, 5 likely`: the tiers that there are. */
export const tierWords = (counts: TierCounts): string =>
  TIERS.flatMap((tier) => (counts[tier] ? [`${counts[tier]} ${TIER_NAMES[tier]}`] : [])).join(', ');

/** How much of the workspace was looked at. */
export const coverageWords = ({ looked, total }: Coverage): string =>
  looked < total
    ? `Only ${looked} of ${counted(total, 'file')} were looked at: the scan was stopped.`
    : `${counted(looked, 'file')} looked at.`;

/** Where a finding is. People count the cells of a notebook from one, and know nothing of the lines of its file. */
export const placeWords = ({ path, cell, region }: Pick<Row, 'path' | 'cell' | 'region'>): string =>
  cell ? `${path}, cell ${cell.index + 1}, line ${cell.line}` : `${path}:${region.startLine}`;
