import { agreementOf } from './agreement.ts';
import { placeKey, type PrecisionRecord, type ReadPlace, type RecordFile } from './records.ts';
import { summaryOf } from './summary.ts';
import { outcome } from './verdict.ts';

export const TABLE = 'precision/README.md';

const HEAD = `# How often each pattern is right

Written by \`npm run precision:record\` from the records beside it. Of each pattern up to 20 findings were drawn at random from
public repositories and read by two readers who did not know of each other's verdicts. A finding is right when one of them
calls it right and neither wrong; what neither could tell is not counted. The lower bound is that of Wilson's interval at 95 %.
`;

/** The records as a page in Markdown: a table over all patterns, then the places of each as links with both verdicts. */
export function precisionTable(files: readonly RecordFile[]): string {
  const sorted = [...files].sort((a, b) => (a.pattern < b.pattern ? -1 : 1));
  const all = sorted.flatMap(({ record }) => record.places);
  const rows = sorted.map(({ pattern, record }) => rowOf(pattern, record));
  const table = ['| pattern | right | lower bound | repositories | read on |', '|---|---|---|---|---|', ...rows].join(
    '\n',
  );
  const sections = sorted.map(({ pattern, record }) => sectionOf(pattern, record));
  return `${[HEAD.trimEnd(), agreed(all), table, ...sections].join('\n\n')}\n`;
}

function agreed(places: readonly ReadPlace[]): string {
  if (!places.length) return 'Nothing was read yet.';
  const { share, kappa } = agreementOf(places.map(({ verdicts }) => verdicts));
  const right = places.filter(({ verdicts }) => outcome(verdicts) === 'right').length;
  return (
    `${places.length} places, ${right} of them right; the readers agree on ${(share * 100).toFixed(1)} %` +
    `${kappa === undefined ? '' : ` (Cohen's kappa ${kappa.toFixed(2)})`}.`
  );
}

function rowOf(pattern: string, record: PrecisionRecord): string {
  const summary = summaryOf(record);
  const figures = summary
    ? [`${summary.right} of ${summary.read}`, summary.lower.toFixed(3), String(summary.repositories), summary.date]
    : ['none was clear', '', '', record.date];
  return `| [${pattern}](#${pattern}) | ${figures.join(' | ')} |`;
}

function sectionOf(pattern: string, { repositories, places }: PrecisionRecord): string {
  const commits = new Map(repositories.map(({ repo, commit }) => [repo, commit]));
  const lines = [...places]
    .sort((a, b) => (placeKey(a) < placeKey(b) ? -1 : 1))
    .map((place) => {
      const path = place.path.split('/').map(encoded).join('/');
      const link = `https://github.com/${place.repo}/blob/${commits.get(place.repo)}/${path}#L${place.line}`;
      return `- [${literal(`${place.repo} ${place.path}:${place.line}`)}](${link}): ${place.verdicts.join(', ')}. ${literal(place.reason)}`;
    });
  return [`## ${pattern}`, '', ...lines].join('\n');
}

/** A part of an address; brackets would end a link. */
const encoded = (part: string): string =>
  encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Text that Markdown takes for nothing else. */
const literal = (text: string): string => text.replace(/[\\`*_[\]<>|#]/g, '\\$&');
