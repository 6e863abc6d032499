import type { Uri } from 'vscode';
import { AXES, type Axis } from '../core/knowledge/axes.ts';
import { type Tier, TIERS } from '../core/knowledge/pattern.ts';
import type { PatternCard } from '../core/knowledge/patternCard.ts';
import { oneLine } from '../core/words/escape.ts';
import { placeOf } from './links.ts';
import type { FileFindings } from './services.ts';
import type { Place } from './targets.ts';
import { tierOf } from './visible.ts';

export const GROUPINGS = ['technique', 'file', 'axis'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface FindingRow {
  readonly kind: 'finding';
  /** Stays while lines above it come and go. */
  readonly key: string;
  readonly place: Place;
  readonly uri: Uri;
  /** Zero-based, in a notebook in its cell. */
  readonly line: number;
  /** Of a notebook, counted from zero over all cells. */
  readonly cell?: number;
  readonly code: string;
  readonly tier: Tier;
  readonly technique: string;
  readonly pattern: PatternCard;
}

export interface GroupRow {
  readonly kind: 'group';
  readonly key: string;
  readonly by: Grouping;
  /** Technique id, URI or axis. */
  readonly id: string;
  readonly uri?: Uri;
  /** Where the group is one: what *Open page* is given. */
  readonly technique?: string;
  readonly findings: readonly FindingRow[];
}

export type Row = GroupRow | FindingRow;

type Patterns = ReadonlyMap<string, PatternCard>;

/** All findings, of whatever tier, in groups: the gravest technique or file first, axes in their usual order. */
export function groupFindings(files: Iterable<FileFindings>, patterns: Patterns, by: Grouping): GroupRow[] {
  const groups = new Map<string, FindingRow[]>();
  for (const file of files) {
    for (const row of rowsIn(file, patterns)) {
      for (const id of groupsOf(row, by)) {
        const key = `${by}/${id}`;
        const inGroup = { ...row, key: `${key}/${row.key}` };
        const group = groups.get(id);
        if (group) group.push(inGroup);
        else groups.set(id, [inGroup]);
      }
    }
  }
  const rows = [...groups].map(([id, findings]): GroupRow => {
    const uri = by === 'file' ? findings[0]?.uri : undefined;
    const technique = by === 'technique' && { technique: id };
    return { kind: 'group', key: `${by}/${id}`, by, id, ...(uri && { uri }), ...technique, findings };
  });
  return rows.sort((a, b) => rankOf(a) - rankOf(b) || b.findings.length - a.findings.length || (a.id < b.id ? -1 : 1));
}

function rowsIn(file: FileFindings, patterns: Patterns): FindingRow[] {
  const times = new Map<string, number>();
  return file.analysis.findings.flatMap((finding) => {
    const pattern = patterns.get(finding.pattern);
    if (!pattern) return [];
    const cell = file.cellOf(finding.region);
    const time = (times.get(pattern.id) ?? 0) + 1;
    times.set(pattern.id, time);
    return {
      kind: 'finding',
      key: `${file.uri.toString()}#${pattern.id}#${time}`,
      place: placeOf(file.uri, finding),
      uri: file.uri,
      line: file.rangeOf(finding.region).start.line,
      ...(cell !== undefined && { cell }),
      code: oneLine(file.lineOf(finding)),
      tier: tierOf(finding, patterns),
      technique: pattern.technique,
      pattern,
    };
  });
}

/** A finding stands under every axis that it would make better; under quality when it would make none. */
function groupsOf({ technique, uri, pattern }: FindingRow, by: Grouping): readonly string[] {
  if (by === 'technique') return [technique];
  if (by === 'file') return [uri.toString()];
  const better = AXES.filter((axis) => pattern.axes[axis]?.direction === 'better');
  return better.length ? better : ['quality'];
}

function rankOf({ by, id, findings }: GroupRow): number {
  if (by === 'axis') return AXES.indexOf(id as Axis);
  return Math.min(...findings.map(({ tier }) => TIERS.indexOf(tier)));
}
