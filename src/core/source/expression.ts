/** Longer expressions than this are not read. */
const LIMIT = 1500;

/**
 * The text of the expression that begins at a place: to the end of its line, unless a bracket or a string is open there, to
 * a bracket that closes what was opened before it, or to one of the signs in `ends` outside of brackets. Null for what is
 * too long to be read.
 */
export function expressionAt(text: string, start: number, ends = ''): string | null {
  let depth = 0;
  for (let at = start; at <= start + LIMIT; at++) {
    const sign = text[at];
    if (sign === undefined) return text.slice(start);
    if (sign === '"' || sign === "'") at = endOfString(text, at);
    else if (sign === '#') at = endOfLine(text, at) - 1;
    else if (sign === '\\') at += text[at + 1] === '\r' ? 2 : 1;
    else if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign) ? depth-- === 0 : depth === 0 && isEnd(text, at, ends)) return text.slice(start, at);
  }
  return null;
}

function isEnd(text: string, at: number, ends: string): boolean {
  const sign = text[at]!;
  return sign === '\n' || (ends.includes(sign) && !(sign === ':' && text[at + 1] === '='));
}

/** Where the last quote of the string stands that begins at a place; a plain one ends with its line at the latest. */
function endOfString(text: string, start: number): number {
  const quote = text[start]!;
  const whole = quote.repeat(3);
  if (text.startsWith(whole, start)) {
    const end = text.indexOf(whole, start + 3);
    return end < 0 ? text.length : end + 2;
  }
  let at = start + 1;
  for (; at < text.length && text[at] !== quote && text[at] !== '\n'; at++) if (text[at] === '\\') at++;
  return text[at] === '\n' ? at - 1 : at;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
