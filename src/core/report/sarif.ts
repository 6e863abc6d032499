import type { ArtifactLocation, Location, Log, Notification, ReportingDescriptor, Result } from 'sarif';
import { type Severity, TIER_SEVERITY } from '../config/severity.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { PatternCard } from '../knowledge/patternCard.ts';
import { pragmaWords } from '../words/pragmaWords.ts';
import { ruleMarkdown, ruleText } from '../words/ruleHelp.ts';
import type { FileReport, Region } from './fileReport.ts';
import type { PragmaRow, Report, Row } from './report.ts';
import { sarifPrecision } from './sarifPrecision.ts';

/** What GitHub takes of one run; the rest is left out and said on stderr by the command. */
export const MAX_RESULTS = 25_000;
const FULL_TEXT = 1024;
const PAPERS = 10;

export interface SarifOptions {
  /** Of the program that writes it. */
  readonly version: string;
  /** The URI of the folder that others are relative to, with or without its last slash. */
  readonly root: string;
  /** Where the file of a reported path is: a path from that folder, or the URI of a file that lies elsewhere. */
  locate(path: string): { readonly inRoot: string } | { readonly uri: string };
  /** The patterns that were looked for. */
  readonly cards: readonly PatternCard[];
  readonly skipped: readonly FileReport[];
}

/** SARIF 2.1.0 as GitHub reads it; the parts we write are described in `data/schema/sarif.schema.json`. */
export function formatSarif(report: Report, knowledge: Knowledge, options: SarifOptions): string {
  const { version, root, cards, skipped } = options;
  const rules = [...cards].sort((a, b) => (a.id < b.id ? -1 : 1));
  const ruleIndex = new Map(rules.map(({ id }, i) => [id, i]));
  const artifact = (path: string): ArtifactLocation => artifactOf(options.locate(path));
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Efficiency Lens',
            semanticVersion: version,
            version,
            rules: rules.map((card) => ruleOf(card, knowledge)),
          },
        },
        automationDetails: { id: 'efficiency-lens/' },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { uri: `${root.replace(/\/$/, '')}/` } },
        invocations: [
          {
            executionSuccessful: skipped.every(({ crash }) => crash === undefined),
            toolExecutionNotifications: skipped.map(({ path, skipped: why }) =>
              noticeOf(artifact(path), `${path} ${why}`),
            ),
            toolConfigurationNotifications: report.pragmas.map((pragma) => pragmaNotice(pragma, artifact(pragma.path))),
          },
        ],
        results: report.rows
          .slice(0, MAX_RESULTS)
          .map((row) => resultOf(row, artifact(row.path), ruleIndex.get(row.card.id)!, knowledge)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(card: PatternCard, knowledge: Knowledge): ReportingDescriptor {
  const technique = knowledge.technique(card.technique);
  const improved = Object.entries(card.axes).flatMap(([axis, effect]) => (effect.direction === 'better' ? [axis] : []));
  const tags = new Set([
    'performance',
    ...improved,
    card.technique,
    ...(technique ? [technique.category] : []),
    ...Object.keys(card.versions),
  ]);
  return {
    id: card.id,
    shortDescription: { text: card.message },
    fullDescription: { text: `${card.why} ${card.instead}`.slice(0, FULL_TEXT) },
    help: { text: ruleText(card, knowledge), markdown: ruleMarkdown(card, knowledge) },
    defaultConfiguration: { level: LEVEL[TIER_SEVERITY[card.tier]] },
    properties: {
      precision: sarifPrecision(card),
      ...(card.precision && { measured: card.precision }),
      'problem.severity': card.tier === 'breaks' ? 'warning' : 'recommendation',
      tags: [...tags].slice(0, 20),
    },
  };
}

const LEVEL: Readonly<Record<Severity, 'warning' | 'note'>> = {
  warning: 'warning',
  information: 'note',
  hint: 'note',
  off: 'note',
};

function resultOf(row: Row, artifactLocation: ArtifactLocation, ruleIndex: number, knowledge: Knowledge): Result {
  const { card, region, construct, cell, confidence, fingerprint, suppressed, seen, severity } = row;
  const place = (region: Partial<Region>, text: string): Location => ({
    physicalLocation: { artifactLocation, region },
    message: { text },
  });
  return {
    ruleId: card.id,
    ruleIndex,
    level: LEVEL[severity],
    message: { text: card.message },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    relatedLocations: [
      place(construct, 'the whole construct'),
      ...seen.map(({ role, region: part }) => place(part, role)),
    ].map((location, id) => ({ id, ...location })),
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    ...(suppressed && {
      suppressions: [
        {
          kind: suppressed.by === 'workspace' ? ('external' as const) : ('inSource' as const),
          ...(suppressed.reason !== undefined && { justification: suppressed.reason }),
        },
      ],
    }),
    properties: {
      technique: card.technique,
      papers: knowledge
        .papersOf(card.technique)
        .slice(0, PAPERS)
        .map(({ paper }) => paper.id),
      category: card.category,
      tier: card.tier,
      confidence,
      axes: card.axes,
      construct,
      ...(cell && { cell: cell.index, cellLine: cell.line }),
    },
  };
}

const noticeOf = (artifactLocation: ArtifactLocation, text: string): Notification => ({
  level: 'note',
  message: { text },
  locations: [{ physicalLocation: { artifactLocation } }],
});

const pragmaNotice = (pragma: PragmaRow, artifactLocation: ArtifactLocation): Notification => ({
  descriptor: { id: `${pragma.kind}-ignore` },
  level: 'note',
  message: { text: pragmaWords(pragma) },
  locations: [{ physicalLocation: { artifactLocation, region: pragma.region } }],
});

/** Relative to the root and percent-encoded where it lies inside, otherwise the whole address. */
const artifactOf = (place: ReturnType<SarifOptions['locate']>): ArtifactLocation =>
  'uri' in place
    ? { uri: place.uri }
    : // A colon before the first slash would be read as the end of a scheme.
      {
        uri: encodeURI(place.inRoot.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[?#:]/g, encodeURIComponent),
        uriBaseId: 'SRCROOT',
      };
