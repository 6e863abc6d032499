import type { Axis } from '../knowledge/axes.ts';
import { type Tier, TIERS } from '../knowledge/pattern.ts';
import type { Suppressed } from '../patterns/finding.ts';
import type { TierCounts } from '../report/count.ts';
import type { Row } from '../report/report.ts';
import type { Coverage } from '../report/summary.ts';
import type { CellLine } from '../source/notebook.ts';

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

/** What silences a finding. */
export const SCOPE_WORDS: Readonly<Record<Suppressed['by'], string>> = {
  line: 'By a comment on the line',
  block: 'By a comment around the block',
  file: 'By a comment for the file',
  cell: 'By a comment for the cell',
  workspace: 'By the project’s pyproject.toml',
};

/** `1 file`, `3 files`, `2 entries`. */
export const counted = (count: number, noun: string): string =>
  `${count} ${count === 1 ? noun : noun.replace(/y$/, 'ie').concat('s')}`;

/** `2 clear, 5 likely`: the tiers that there are. */
export const tierWords = (counts: TierCounts): string =>
  TIERS.flatMap((tier) => (counts[tier] ? [`${counts[tier]} ${TIER_NAMES[tier]}`] : [])).join(', ');

/** How much of the workspace was looked at. */
export const coverageWords = ({ looked, total }: Coverage): string =>
  looked < total
    ? `Only ${looked} of ${counted(total, 'file')} were looked at: the scan was stopped.`
    : `${counted(looked, 'file')} looked at.`;

/** A line of a file. People count the cells of a notebook from one, and know nothing of the lines of its file. */
export const lineWords = ({
  path,
  cell,
  line,
}: {
  readonly path: string;
  readonly cell?: CellLine;
  readonly line: number;
}): string => (cell ? `${path}, cell ${cell.index + 1}, line ${cell.line}` : `${path}:${line}`);

/** Where a finding is. */
export const placeWords = ({ path, cell, region }: Pick<Row, 'path' | 'cell' | 'region'>): string =>
  lineWords({ path, line: region.startLine, ...(cell && { cell }) });
