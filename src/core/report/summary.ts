import type { Comparison } from '../baseline/compare.ts';
import { AXES, type Axis } from '../knowledge/axes.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Suppressed } from '../patterns/finding.ts';
import { grouped } from '../grouped.ts';
import { type TierCounts, tierCounts, totalOf, weightOf } from './count.ts';
import type { FileReport } from './fileReport.ts';
import { type PracticeUse, practicesUsed } from './practiceUse.ts';
import type { Report, Row } from './report.ts';
import { type AssumedVersions, versionsAssumed } from './versionsAssumed.ts';

export interface AxisCount {
  readonly axis: Axis;
  readonly tiers: TierCounts;
}

export interface TechniqueCount {
  /** Technique id. */
  readonly technique: string;
  readonly tiers: TierCounts;
  /** Files that have one of these findings. */
  readonly files: number;
}

export interface HotFile {
  readonly path: string;
  readonly tiers: TierCounts;
  /** In the order of the file. */
  readonly rows: readonly Row[];
}

/** Findings of one pattern that are silenced in one way. */
export interface Silenced {
  /** Pattern id. */
  readonly pattern: string;
  readonly by: Suppressed['by'];
  readonly reason: string | undefined;
  readonly rows: readonly Row[];
}

/** How far a scan came. */
export interface Coverage {
  readonly looked: number;
  /** Files that there are to be looked at. */
  readonly total: number;
}

/** What there is to say about a run as a whole. A value: sentences are made of it elsewhere. */
export interface Summary {
  readonly tiers: TierCounts;
  /** The axes that findings would make better, in their usual order; a finding counts under each of them. */
  readonly axes: readonly AxisCount[];
  /** The one with the most findings first. */
  readonly techniques: readonly TechniqueCount[];
  /** The gravest first: findings count by tier, each tier twice the next. */
  readonly hotFiles: readonly HotFile[];
  /** Absent when nobody looked for what is done well. */
  readonly practices: readonly PracticeUse[] | undefined;
  /** The most frequent first. */
  readonly silenced: readonly Silenced[];
  readonly undecided: number;
  readonly coverage: Coverage;
  readonly versions: readonly AssumedVersions[];
  /** Absent where there is no baseline. */
  readonly since: Comparison<Row> | undefined;
}

export interface Around {
  /** Absent when everything was looked at. */
  readonly coverage?: Coverage | undefined;
  readonly since?: Comparison<Row> | undefined;
}

/**
 * Counts what a run found.
 *
 * @param report with silenced findings among its rows, for these to be counted
 * @param files all that were looked at
 */
export function summarize(
  report: Report,
  files: readonly FileReport[],
  { patterns }: Pick<Knowledge, 'patterns'>,
  { coverage, since }: Around = {},
): Summary {
  const open = report.rows.filter(({ suppressed }) => !suppressed);
  return {
    tiers: tierCounts(open),
    axes: AXES.flatMap((axis) => {
      const better = open.filter(({ card }) => card.axes[axis]?.direction === 'better');
      return better.length ? [{ axis, tiers: tierCounts(better) }] : [];
    }),
    techniques: techniquesOf(open),
    hotFiles: hotFilesOf(open),
    practices: files.some(({ practices }) => practices) ? practicesUsed(files) : undefined,
    silenced: silencedOf(report.rows.filter(({ suppressed }) => suppressed)),
    undecided: report.undecided,
    coverage: coverage ?? { looked: report.files, total: report.files },
    versions: versionsAssumed(files, patterns),
    since,
  };
}

function techniquesOf(rows: readonly Row[]): TechniqueCount[] {
  return [...grouped(rows, ({ card }) => card.technique)]
    .map(([technique, found]) => ({
      technique,
      tiers: tierCounts(found),
      files: new Set(found.map(({ path }) => path)).size,
    }))
    .sort((a, b) => totalOf(b.tiers) - totalOf(a.tiers) || (a.technique < b.technique ? -1 : 1));
}

function hotFilesOf(rows: readonly Row[]): HotFile[] {
  return [...grouped(rows, ({ path }) => path)]
    .map(([path, found]) => ({ path, tiers: tierCounts(found), rows: found }))
    .sort((a, b) => weightOf(b.tiers) - weightOf(a.tiers) || (a.path < b.path ? -1 : 1));
}

function silencedOf(rows: readonly Row[]): Silenced[] {
  const keyOf = ({ card, suppressed }: Row): string => JSON.stringify([card.id, suppressed?.by, suppressed?.reason]);
  return [...grouped(rows, keyOf)]
    .map(([key, found]) => ({ key, found, row: found[0]! }))
    .sort((a, b) => b.found.length - a.found.length || (a.key < b.key ? -1 : 1))
    .map(({ found, row: { card, suppressed } }) => ({
      pattern: card.id,
      by: suppressed!.by,
      reason: suppressed!.reason,
      rows: found,
    }));
}
