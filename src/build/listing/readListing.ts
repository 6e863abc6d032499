import { type Line, readLine } from './lines.ts';

/** A paper as a listing shows it. */
export interface ListedPaper {
  readonly title: string;
  readonly abstract: string;
  readonly arxiv: string | undefined;
  readonly code: string | null;
  /** Of the arXiv id, else of a date beside it. */
  readonly year: number | undefined;
  /** Where its title stands, counted from one. */
  readonly line: number;
}

/** What has fewer words is no abstract but a title, a remark or a button. */
const SHORTEST_ABSTRACT = 30;
/** A title that goes on in the next line has filled its own. */
const FULL_LINE = 60;
const ARXIV = /(?:arxiv\.org\/(?:abs|pdf)\/|arxiv:\s*)(\d{4}\.\d{4,5})/i;
const CODE = /https?:\/\/(?:www\.)?(?:github|gitlab|huggingface)\.(?:com|co)\/[\w.-]+\/[\w.-]+/i;
const SMALL =
  /^(?:a|an|the|and|or|of|for|in|on|to|by|with|via|from|as|at|is|are|it|its|not|do|does|be|into|under|using)$/i;

/**
 * The papers of a saved listing: titles and abstracts, with or without labels, authors, dates and addresses, with blank
 * lines or none, abstracts on one line or wrapped. Papers that come twice are given once.
 */
export function readListing(text: string): readonly ListedPaper[] {
  const lines = text.split(/\r\n|\r|\n/).map((line, i) => readLine(line, i + 1));
  const papers = new Map<string, ListedPaper>();
  for (const entry of entriesOf(lines)) {
    const paper = paperOf(entry);
    if (paper && !papers.has(titleKey(paper.title))) papers.set(titleKey(paper.title), paper);
  }
  return [...papers.values()];
}

/** Titles are the same when their letters and digits are. */
export const titleKey = (title: string): string => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

interface Entry {
  title: Line[];
  abstract: Line[];
  notes: Line[];
}

/** Cuts the lines into one group a paper: a new one begins with a title that follows an abstract. */
function entriesOf(lines: readonly Line[]): readonly Entry[] {
  const entries: Entry[] = [];
  let entry: Entry = { title: [], abstract: [], notes: [] };
  const begin = (): void => {
    if (entry.title.length) entries.push(entry);
    entry = { title: [], abstract: [], notes: [] };
  };
  let before: Line | undefined;
  lines.forEach((line, i) => {
    const inAbstract = entry.abstract.length > 0;
    if (line.kind === 'note' || line.kind === 'authors') {
      // What stands between two papers belongs to the one whose title is still to come.
      if (inAbstract && isWhole(entry) && ARXIV.test(line.text)) begin();
      entry.notes.push(line);
    } else if (line.kind === 'title') {
      if (inAbstract) begin();
      entry.title = [line];
    } else if (line.kind === 'abstract') {
      entry.abstract.push(line);
    } else if (line.kind === 'text') {
      if (inAbstract && isWhole(entry) && beginsPaper(line, before, lines[i + 1])) {
        begin();
        entry.title = [line];
      } else if (inAbstract || (entry.title.length > 0 && isProse(line, entry.title.at(-1)!, lines.slice(i)))) {
        entry.abstract.push(line);
      } else if (before?.kind === 'text' && entry.title.length === 1 && !entry.notes.some(isBehind(entry.title[0]!))) {
        entry.title.push(line);
      } else {
        entry.title = [line];
      }
    }
    before = line;
  });
  begin();
  return entries;
}

const isBehind =
  (line: Line) =>
  (other: Line): boolean =>
    other.number > line.number;

const isWhole = ({ abstract }: Entry): boolean => words(join(abstract)) >= SHORTEST_ABSTRACT;

/** Long by itself, or wrapped: the lines that follow without a break make up an abstract, and the title had ended. */
function isProse(line: Line, title: Line, rest: readonly Line[]): boolean {
  if (words(line.text) >= SHORTEST_ABSTRACT) return true;
  const end = rest.findIndex(({ kind }) => kind !== 'text');
  const block = end < 0 ? rest : rest.slice(0, end);
  const goesOn =
    title.text.length >= FULL_LINE &&
    title.number === line.number - 1 &&
    line.text.length < FULL_LINE &&
    isTitled(line);
  return words(join(block)) >= SHORTEST_ABSTRACT && !goesOn;
}

/** A title behind a whole abstract: after a blank line or a sentence that ended, and written or followed like one. */
function beginsPaper(line: Line, before: Line | undefined, after: Line | undefined): boolean {
  const unwrapped = before?.kind === 'text' && words(before.text) >= SHORTEST_ABSTRACT;
  if (before?.kind === 'text' && !unwrapped && !/(?:[.!?]["”)]?|https?:\S+)$/.test(before.text)) return false;
  if (words(line.text) >= SHORTEST_ABSTRACT || /[.,;]$/.test(line.text)) return false;
  const isFollowed =
    after?.kind === 'authors' ||
    after?.kind === 'note' ||
    (after?.kind === 'text' && words(after.text) >= SHORTEST_ABSTRACT);
  return before?.kind === 'blank' || isFollowed || (isTitled(line) && /^[^\p{L}]*[\p{Lu}\p{N}]/u.test(line.text));
}

/** Most words that matter begin with a capital or a digit. */
function isTitled({ text }: Line): boolean {
  const heavy = text.split(/\s+/).filter((word) => !SMALL.test(word));
  return (
    heavy.filter((word) => /^[^\p{L}]*[\p{Lu}\p{N}]/u.test(word)).length >= heavy.length * 0.6 && !text.endsWith('.')
  );
}

function paperOf({ title, abstract, notes }: Entry): ListedPaper | null {
  const [name, body] = [join(title), join(abstract)];
  if (!name || words(body) < SHORTEST_ABSTRACT) return null;
  const all = [name, body, ...notes.map(({ text }) => text)].join('\n');
  const arxiv = ARXIV.exec(all)?.[1];
  const written = notes.map(({ text }) => /\b(?:19|20)\d{2}\b/.exec(text)?.[0]).find(Boolean);
  return {
    title: name,
    abstract: body,
    arxiv,
    code: CODE.exec(all)?.[0].replace(/[.,)]+$/, '') ?? null,
    year: arxiv ? 2000 + Number(arxiv.slice(0, 2)) : written ? Number(written) : undefined,
    line: title[0]!.number,
  };
}

const join = (lines: readonly Line[]): string =>
  lines
    .map(({ text }) => text)
    .join(' ')
    .trim();
const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;
