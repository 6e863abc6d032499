import type { Finding } from '../../core/patterns/finding.ts';
import { contains, type Span } from '../../core/source/span.ts';
import { SourceText } from '../../core/source/text.ts';
import { type Layer, painted } from './code.ts';
import { html, type Html } from './html.ts';
import { pythonTokens } from './python.ts';

const AROUND = 1;
/** A gap as short as this is shown: leaving it out would save nothing. */
const SHORT_GAP = 2;
const MOST_LINES = 40;
/** Longer lines are cut around what was seen in them. */
const WIDTH = 240;

/**
 * The lines that a finding is about, with their numbers and what was recognised in each; gaps are left out.
 *
 * @param number of the line in which the finding starts: in a notebook lines count from the start of its cell
 */
export function excerpt(text: string, finding: Finding, number?: number): Html {
  const source = new SourceText(text);
  const above = number === undefined ? 0 : source.positionAt(finding.region.start).line + 1 - number;
  const shown = linesToShow(source, finding);
  const start = source.lineSpan(shown[0]!).start;
  const code = text.slice(start, source.lineSpan(shown.at(-1)!).end);
  const tokens = [...pythonTokens(code)].map((token) => ({
    ...token,
    start: token.start + start,
    end: token.end + start,
  }));
  const layers: Layer[] = [
    ...tokens,
    ...finding.seen.map(({ span }) => ({ ...span, kind: 'seen' })),
    { ...finding.region, kind: 'region' },
  ];
  const margin = sharedMargin(shown.map((line) => source.slice(source.lineSpan(line))));
  const items = shown.map((line, i) => {
    const gap = i > 0 && shown[i - 1] !== line - 1;
    const { start: from, end } = source.lineSpan(line);
    const span = cut({ start: Math.min(from + margin, end), end }, [
      finding.region,
      ...finding.seen.map(({ span }) => span),
    ]);
    const roles = finding.seen
      .filter(({ span }) => source.positionAt(span.start).line === line)
      .map(({ role }) => role);
    return html`<li${gap ? html` class="after-gap"` : ''}><span class="number">${line < above ? '' : line + 1 - above}</span><code>${span.start > from + margin ? '…' : ''}${painted(text, span, layers)}${span.end < end ? '…' : ''}</code>${roleLabels(roles)}</li>`;
  });
  return html`<div class="code lines" tabindex="0" role="group" aria-label="Your code">
    <ol>
      ${items}
    </ol>
  </div>`;
}

const roleLabels = (roles: readonly string[]): Html | false =>
  roles.length > 0 && html`<span class="roles">${[...new Set(roles)].join(', ').replace(/[-_]/g, ' ')}</span>`;

/** Zero-based, rising: the lines of all that was seen and of where the construct begins, with one around. */
function linesToShow(source: SourceText, { region, construct, seen }: Finding): number[] {
  const last = source.lineCount - 1;
  const first = source.positionAt(construct.start).line;
  const lines = new Set([first]);
  const add = (line: number): void => void (line >= first - AROUND && line >= 0 && line <= last && lines.add(line));
  for (const span of [region, ...seen.map(({ span }) => span)]) {
    const from = source.positionAt(span.start).line;
    const to = Math.min(source.positionAt(Math.max(span.end - 1, span.start)).line, from + 3);
    for (let line = from - AROUND; line <= to + AROUND; line++) add(line);
  }
  const rising = [...lines]
    .sort((a, b) => a - b)
    .flatMap((line, i, all) => {
      const before = i > 0 ? all[i - 1]! : line - 1;
      const gap = line - before - 1;
      return gap > 0 && gap <= SHORT_GAP
        ? [...Array(gap).keys()].map((step) => before + 1 + step).concat(line)
        : [line];
    });
  const at = rising.indexOf(source.positionAt(region.start).line);
  const skip = Math.max(0, Math.min(at - MOST_LINES / 2, rising.length - MOST_LINES));
  return trimBlank(rising.slice(skip, skip + MOST_LINES), source);
}

function trimBlank(lines: readonly number[], source: SourceText): number[] {
  const written = (line: number): boolean => source.slice(source.lineSpan(line)).trim() !== '';
  const from = lines.findIndex(written);
  return from < 0 ? [...lines] : lines.slice(from, lines.findLastIndex(written) + 1);
}

/** How many blanks all lines begin with. */
function sharedMargin(lines: readonly string[]): number {
  const margins = lines.filter((line) => line.trim()).map((line) => /^[ \t]*/.exec(line)![0]);
  let margin = margins[0] ?? '';
  for (const other of margins) while (!other.startsWith(margin)) margin = margin.slice(0, -1);
  return margin.length;
}

function cut(line: Span, seen: readonly Span[]): Span {
  if (line.end - line.start <= WIDTH) return line;
  const inside =
    seen.find((span) => contains(line, span)) ?? seen.find((span) => span.start < line.end && line.start < span.end);
  const start = Math.max(line.start, Math.min((inside?.start ?? line.start) - WIDTH / 4, line.end - WIDTH));
  return { start, end: Math.min(line.end, start + WIDTH) };
}
