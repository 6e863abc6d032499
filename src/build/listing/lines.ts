/** What one line of a saved listing is, by its look alone. */
export type LineKind = 'blank' | 'title' | 'authors' | 'abstract' | 'note' | 'text';

export interface Line {
  readonly kind: LineKind;
  /** Without its label (`Title:`) and without blanks around it. */
  readonly text: string;
  /** Counted from one. */
  readonly number: number;
}

const LABELS: Readonly<Record<string, LineKind>> = {
  title: 'title',
  author: 'authors',
  authors: 'authors',
  abstract: 'abstract',
  summary: 'abstract',
  code: 'note',
  comments: 'note',
  date: 'note',
  doi: 'note',
  'journal-ref': 'note',
  published: 'note',
  subjects: 'note',
  submitted: 'note',
  url: 'note',
};
const LABEL = /^([A-Za-z-]+)\s*:\s*(.*)$/;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const DATE = new RegExp(
  `^(?:\\[?(?:v\\d+|submitted|published|posted|updated)\\]?\\s*(?:on|at|:)?\\s*)*(?:\\w{3},?\\s+)?(?:\\d{1,2}\\s+${MONTH},?\\s+\\d{4}|${MONTH}\\s+\\d{1,2},?\\s+\\d{4}|${MONTH}\\s+\\d{4}|\\d{4}-\\d{2}-\\d{2})\\b.{0,40}$`,
  'i',
);
const ADDRESS = /^(?:https?:\/\/\S+|arxiv:\s*\d{4}\.\d{4,5}\S*)(?:\s.{0,60})?$/i;
const BUTTON =
  /^(?:\[?\d+\]?\.?|#\d+|pdf|html|code|github|view|cite|save|share|upvote|arxiv|abs|other)(?:[\s,|·]+(?:\d+|pdf|html|code|github|view|cite|save|share|upvote|arxiv|abs|other))*$/i;
/** One name: two to five words that begin with a capital, with initials and particles. */
const NAME = /^(?:\p{Lu}[\p{L}'’.-]*)(?:\s+(?:\p{Lu}[\p{L}'’.-]*|van|von|de|der|den|da|di|la|le|bin|al|el)){1,4}\d*$/u;

/** Reads a line; what has no label, no date, no address and no list of names is `text`. */
export function readLine(written: string, number: number): Line {
  const text = written.replace(/^\ufeff/, '').trim();
  if (!text) return { kind: 'blank', text, number };
  const [, label = '', rest = ''] = LABEL.exec(text) ?? [];
  const labelled = LABELS[label.toLowerCase()];
  if (labelled) return { kind: labelled, text: rest, number };
  if (DATE.test(text) || ADDRESS.test(text) || BUTTON.test(text)) return { kind: 'note', text, number };
  return { kind: isAuthors(text) ? 'authors' : 'text', text, number };
}

/** Several names with commas between; one name alone could as well be a title. */
function isAuthors(text: string): boolean {
  const names = text.split(/\s*(?:[,;·]|\band\b|&)\s*/).filter(Boolean);
  const named = names.filter((name) => NAME.test(name) || /^et al\.?$/.test(name)).length;
  return names.length > 1 && named === names.length;
}
