import type { Tier } from '../../src/core/knowledge/pattern.ts';
import type { JudgedFinding, JudgedLabel, Verdict } from './match.ts';
import type { Measurement } from './measure.ts';
import type { Found } from './survey.ts';
import { cellsOf, type Where, whereWords } from './where.ts';

/** Judged places, sorted by what is to be learnt from them; with all tiers, in order of the labelled files. */
export interface Places {
  readonly missed: readonly JudgedLabel[];
  readonly missedSoft: readonly JudgedLabel[];
  /** Strong labels that the tiers shown by default miss. */
  readonly optionalOnly: readonly JudgedLabel[];
  readonly right: readonly JudgedFinding[];
  readonly again: readonly JudgedFinding[];
  readonly wrong: readonly JudgedFinding[];
  readonly unjudged: readonly JudgedFinding[];
}

export function placesOf({ allTiers: { findings, labels } }: Measurement): Places {
  const strong = labels.filter(({ label }) => label.severity === 'strong');
  const isMissed = ({ hitBy }: JudgedLabel): boolean => !hitBy.length;
  const of = (verdict: Verdict): readonly JudgedFinding[] => findings.filter((one) => one.verdict === verdict);
  return {
    missed: strong.filter(isMissed),
    missedSoft: labels.filter((one) => one.label.severity === 'soft' && isMissed(one)),
    optionalOnly: strong.filter(({ hitBy }) => hitBy.length && hitBy.every(({ tier }) => tier === 'optional')),
    right: of('right'),
    again: of('again'),
    wrong: of('wrong'),
    unjudged: of('unjudged'),
  };
}

/** A judged place as plain data. */
export interface PlaceRecord {
  readonly repo: string;
  readonly path: string;
  /** Of the file, from one, both included. */
  readonly line: number;
  readonly endLine: number;
  /** In a notebook, from zero, and the line in it, from one. */
  readonly cell?: number;
  readonly cellLine?: number;
  readonly place: string;
  readonly category: string;
  /** Of a finding. */
  readonly pattern?: string;
  readonly tier?: Tier;
  /** Of a label: patterns that hit it, and those that only come near. */
  readonly hitBy?: readonly string[];
  readonly nearBy?: readonly string[];
  readonly why: string;
}

export function findingRecord({ file, finding, why }: JudgedFinding): PlaceRecord {
  const { region, category, pattern, tier } = finding;
  return { repo: file.repo, path: file.path, ...whereRecord(region), category, pattern, tier, why };
}

export function labelRecord({ file, label, hitBy, nearBy }: JudgedLabel): PlaceRecord {
  const ids = (found: readonly Found[]): readonly string[] => [...new Set(found.map(({ pattern }) => pattern))];
  const { where, category, why } = label;
  const names = { hitBy: ids(hitBy), nearBy: ids(nearBy) };
  return { repo: file.repo, path: file.path, ...whereRecord(where), category, ...names, why };
}

function whereRecord(where: Where): Pick<PlaceRecord, 'line' | 'endLine' | 'cell' | 'cellLine' | 'place'> {
  const [line, endLine] = where.lines;
  const [start] = cellsOf(where);
  return { line, endLine, ...(start && { cell: start.cell, cellLine: start.line }), place: whereWords(where) };
}

/** `owner/name/path:place  category  pattern (tier): why` */
export function placeWords({ repo, path, place, category, pattern, tier, hitBy, nearBy, why }: PlaceRecord): string {
  const by = pattern ? `  ${pattern} (${tier})` : hitBy?.length ? `  ${hitBy.join(', ')}` : '';
  const near = nearBy?.length ? ` [near: ${nearBy.join(', ')}]` : '';
  return `${repo}/${path}:${place}  ${category}${by}${why && `: ${why}`}${near}`;
}
