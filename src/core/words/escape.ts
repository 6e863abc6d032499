const MARKUP = /[\\`*_{}[\]<>|~$&@]/g;
/** What starts a heading, list or rule, but only at the beginning of a line. */
const LINE_START = /^(\d*)([#+\-.)=])/;
/** What hosts turn into a link by themselves. */
const BARE_LINK = /:(?=\/\/)|(?<=\bwww)\./gi;

/** Makes a text safe inside Markdown: it is shown as written, on one line, and starts no markup, link or HTML. */
export const escapeMarkdown = (text: string): string =>
  oneLine(text)
    .replace(MARKUP, (character) => (character === '<' ? '&lt;' : character === '&' ? '&amp;' : `\\${character}`))
    .replace(BARE_LINK, '\\$&')
    .replace(LINE_START, '$1\\$2');

/** A piece of code inside a line of Markdown. */
export function codeSpan(code: string): string {
  const text = oneLine(code);
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** Line breaks, control characters and direction overrides as spaces, so that a text cannot leave its line. */
export const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
