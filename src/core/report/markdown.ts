import { TIERS, type Tier } from '../knowledge/pattern.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { codeSpan, escapeMarkdown } from '../words/escape.ts';
import { AXIS_NAMES, counted, coverageWords, placeWords, TIER_NAMES, tierWords } from '../words/reportWords.ts';
import { totalOf, type TierCounts } from './count.ts';
import type { Row } from './report.ts';
import type { Summary } from './summary.ts';

/** More rows of a table are not read; the file of JSON or SARIF has all of them. */
const MOST_ROWS = 20;

/** A run as a whole, to be put into a note, a review or an issue. Ends with a line break. */
export function formatMarkdown(summary: Summary, knowledge: Knowledge): string {
  const nameOf = (technique: string): string => escapeMarkdown(knowledge.technique(technique)?.name ?? technique);
  const { tiers, axes, techniques, hotFiles, practices, silenced, versions, since } = summary;
  const blocks = [
    '# Efficiency Lens',
    ...lead(summary),
    ...section(
      'What would get better',
      table(
        ['', ...TIER_HEADS, 'all'],
        [
          ...axes.map(({ axis, tiers: counts }) => [AXIS_NAMES[axis], ...cells(counts)]),
          ...(axes.length ? [['all findings', ...cells(tiers)]] : []),
        ],
      ),
    ),
    ...section('New since the baseline', since && rowsTable(since.fresh)),
    ...section(
      'Gone since the baseline',
      since &&
        table(
          ['file', 'line', 'pattern', 'findings'],
          since.gone.map(({ path, line, pattern, count }) => [
            codeSpan(path),
            codeSpan(line),
            codeSpan(pattern),
            String(count),
          ]),
        ),
    ),
    ...section(
      'Files with the most',
      table(
        ['file', ...TIER_HEADS, 'all'],
        hotFiles.map(({ path, tiers: counts }) => [codeSpan(path), ...cells(counts)]),
      ),
    ),
    ...section(
      'Techniques',
      table(
        ['technique', 'findings', 'files'],
        techniques.map(({ technique, tiers: counts, files }) => [
          nameOf(technique),
          String(totalOf(counts)),
          String(files),
        ]),
      ),
    ),
    ...section(
      'Already efficient',
      table(
        ['technique', 'seen as', 'places'],
        practices?.map(({ technique, message, places }) => [
          nameOf(technique),
          escapeMarkdown(message),
          String(places.length),
        ]) ?? [],
      ),
    ),
    ...section(
      'Silenced, and why',
      table(
        ['pattern', 'by', 'reason', 'findings'],
        silenced.map(({ pattern, by, reason, rows }) => [
          codeSpan(pattern),
          by,
          escapeMarkdown(reason ?? 'none given'),
          String(rows.length),
        ]),
      ),
    ),
    ...section(
      'Versions',
      table(
        ['library', 'stated'],
        versions.map(({ library, ranges }) => [codeSpan(library), ranges.map(codeSpan).join(' or ')]),
      ),
    ),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function lead({ tiers, coverage, undecided, hotFiles, silenced, since }: Summary): string[] {
  const found = totalOf(tiers);
  const words = found
    ? `**${counted(found, 'finding')}** in ${counted(hotFiles.length, 'file')}: ${tierWords(tiers)}.`
    : '**No findings.**';
  const quiet = silenced.reduce((sum, { rows }) => sum + rows.length, 0);
  const rest = [
    coverageWords(coverage),
    quiet && `${quiet} silenced.`,
    undecided && `${counted(undecided, 'place')} undecided: a name could not be resolved.`,
    since &&
      `Since the baseline: ${since.fresh.length} new, ${goneIn(since)} gone, ${since.unchanged.length} unchanged.`,
  ].filter((line) => typeof line === 'string');
  return [words, rest.join(' ')];
}

export const goneIn = ({ gone }: NonNullable<Summary['since']>): number =>
  gone.reduce((sum, { count }) => sum + count, 0);

const TIER_HEADS = TIERS.map((tier) => TIER_NAMES[tier]);

const cells = (counts: TierCounts): string[] => [
  ...TIERS.map((tier: Tier) => String(counts[tier])),
  String(totalOf(counts)),
];

const rowsTable = (rows: readonly Row[]): string =>
  table(
    ['place', 'tier', 'finding'],
    rows.map((row) => [codeSpan(placeWords(row)), row.card.tier, escapeMarkdown(row.card.message)]),
  );

/** Nothing where there is nothing to say. */
const section = (title: string, body: string | undefined): string[] => (body ? [`## ${title}`, body] : []);

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (!rows.length) return '';
  // A bar inside code ends the cell all the same.
  const line = (parts: readonly string[]): string =>
    `| ${parts.map((part) => part.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  const shown = rows.slice(0, MOST_ROWS).map(line);
  const more = rows.length - shown.length;
  return [line(heads), line(heads.map(() => '---')), ...shown, ...(more ? [`\n… and ${more} more.`] : [])].join('\n');
}
