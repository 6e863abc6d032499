import picocolors from 'picocolors';
import { TIERS, type Tier } from '../../core/knowledge/pattern.ts';
import { oneLine } from '../../core/words/escape.ts';
import { counted } from '../../core/words/reportWords.ts';
import type { PragmaRow, Report, Row } from '../../core/report/report.ts';
import { pragmaWords } from '../../core/words/pragmaWords.ts';

type Colors = ReturnType<typeof picocolors.createColors>;

interface Line {
  readonly path: string;
  readonly place: string;
  readonly tier: string;
  readonly name: string;
  readonly words: string;
  readonly paint: (text: string) => string;
}

/** A line a finding, files apart, and a summary: what people read in a terminal. */
export function formatText(report: Report, color: boolean): string {
  const colors = picocolors.createColors(color);
  const blocks = new Map<string, Line[]>();
  const add = (line: Line): void => void (blocks.get(line.path)?.push(line) ?? blocks.set(line.path, [line]));
  for (const row of report.rows) add(findingLine(row, colors));
  for (const pragma of report.pragmas) add(pragmaLine(pragma, colors));
  const ordered = [...blocks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, block]) => blockOf(block, colors));
  return `${[...ordered, summaryOf(report)].join('\n\n')}\n`;
}

function blockOf(lines: readonly Line[], colors: Colors): string {
  const width = (field: 'place' | 'tier' | 'name'): number => Math.max(...lines.map((line) => line[field].length));
  const [place, tier, name] = [width('place'), width('tier'), width('name')];
  return lines
    .map((line) => {
      const at = line.place.padEnd(place).replace(line.path, (path) => colors.bold(path));
      return `${at}  ${line.paint(line.tier.padEnd(tier))}  ${colors.dim(line.name.padEnd(name))}  ${line.words}`;
    })
    .join('\n');
}

function findingLine({ path, region, cell, card, suppressed }: Row, colors: Colors): Line {
  const silenced =
    suppressed && ` (silenced by ${suppressed.by}${suppressed.reason ? `: ${oneLine(suppressed.reason)}` : ''})`;
  return {
    ...placeOf(path, region, cell),
    tier: card.tier,
    name: card.id,
    words: `${card.message}${silenced ?? ''}`,
    paint: suppressed ? colors.dim : PAINT[card.tier](colors),
  };
}

function pragmaLine(pragma: PragmaRow, colors: Colors): Line {
  return {
    ...placeOf(pragma.path, pragma.region),
    tier: 'comment',
    name: `${pragma.kind}-ignore`,
    words: oneLine(pragmaWords(pragma)),
    paint: colors.dim,
  };
}

/** People count the cells of a notebook from one, and know nothing of the lines of its file. */
function placeOf(
  path: string,
  { startLine, startColumn }: Row['region'],
  cell?: Row['cell'],
): Pick<Line, 'path' | 'place'> {
  const shown = oneLine(path);
  const place = cell ? `cell ${cell.index + 1}, line ${cell.line}` : `${startLine}:${startColumn}`;
  return { path: shown, place: `${shown}:${place}` };
}

const PAINT: Readonly<Record<Tier, (colors: Colors) => (text: string) => string>> = {
  breaks: (colors) => colors.yellow,
  clear: (colors) => colors.cyan,
  likely: (colors) => colors.blue,
  optional: (colors) => colors.dim,
};

function summaryOf({ rows, undecided, suppressed, hidden, off, known, files }: Report): string {
  const open = rows.filter(({ suppressed: silenced }) => !silenced);
  const tiers = TIERS.flatMap((tier) => {
    const count = open.filter(({ card }) => card.tier === tier).length;
    return count ? [`${count} ${tier}`] : [];
  });
  const places = new Set(open.map(({ path }) => path)).size;
  const found = open.length
    ? `${counted(open.length, 'finding')} in ${counted(places, 'file')} (${tiers.join(', ')}).`
    : 'No findings.';
  const rest = [
    known && `${known} in the baseline`,
    suppressed && `${suppressed} silenced`,
    undecided && `${undecided} undecided`,
    hidden && `${hidden} optional not shown (--all)`,
    off && `${off} turned off by configuration (--all)`,
  ].filter(Boolean);
  return `${found} ${counted(files, 'file')} read${rest.length ? `; ${rest.join(', ')}` : ''}.`;
}
