/** What stands where outside of brackets, strings and comments, as far as that is told without a tree. */

const OPENING = '([{';
const CLOSING = ')]}';

/** What {@link findOutside} gives where the text ends, or a bracket closes that was open before, and nothing was found. */
const AT_END = -1;
const AT_CLOSING = -2;

/** The first place from `from` on at which `stops` holds outside of all of these. */
function findOutside(text: string, from: number, stops: (unit: string, at: number) => boolean): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const unit = text[at]!;
    if (depth === 0 && stops(unit, at)) return at;
    if (unit === '#') at = lineEnd(text, at) - 1;
    else if (unit === '"' || unit === "'") at = stringEnd(text, at) - 1;
    else if (OPENING.includes(unit)) depth++;
    else if (CLOSING.includes(unit) && --depth < 0) return AT_CLOSING;
  }
  return AT_END;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Behind the string that begins at a quote; one that no quote ends in its line ends with the line. */
function stringEnd(text: string, start: number): number {
  const quote = text[start]!;
  if (text.startsWith(quote.repeat(3), start)) {
    const end = text.indexOf(quote.repeat(3), start + 3);
    return end < 0 ? text.length : end + 3;
  }
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '\n') return at;
    else if (text[at] === quote) return at + 1;
  }
  return text.length;
}

/** Code without its comments; a string that holds their sign loses what follows it. */
export const withoutComments = (code: string): string => (code.includes('#') ? code.replace(/#.*$/gm, '') : code);

/** Where the bracket closes that opens at `open`; negative where it does not. */
export const closingOf = (text: string, open: number): number =>
  findOutside(text, open + 1, (unit) => CLOSING.includes(unit));

/** What stands between the commas of a bracket that opens at `open`; null where it does not close. */
export function partsOf(text: string, open: number): readonly string[] | null {
  const parts: string[] = [];
  for (let from = open + 1; ;) {
    const end = findOutside(text, from, (unit) => unit === ',' || CLOSING.includes(unit));
    if (end < 0) return null;
    const part = withoutComments(text.slice(from, end)).trim();
    if (part !== '' || text[end] === ',') parts.push(part);
    if (text[end] !== ',') return parts;
    from = end + 1;
  }
}

/** `for target in over:`, and where its body begins. */
export interface LoopHead {
  readonly target: string;
  readonly over: string;
  readonly body: number;
}

const FOR = /^[ \t]*(?:async[ \t]+)?for\b/;

/** The head of the `for` loop that a text begins with: null for anything else, undefined where it goes on behind the text. */
export function loopHeadOf(text: string): LoopHead | null | undefined {
  const start = FOR.exec(text)?.[0].length;
  if (start === undefined) return null;
  const isEnd = (unit: string, at: number): boolean => unit === '\n' && !/\\\r?$/.test(text.slice(at - 2, at));
  const isIn = (at: number): boolean => text.startsWith('in', at) && /^\W\bin\b/.test(text.slice(at - 1, at + 3));
  const between = findOutside(text, start, (unit, at) => isEnd(unit, at) || (unit === 'i' && isIn(at)));
  if (between === AT_END) return undefined;
  if (between === AT_CLOSING || text[between] === '\n') return null;
  const end = findOutside(text, between + 2, (unit, at) => unit === ':' || isEnd(unit, at));
  if (end === AT_END) return undefined;
  if (end === AT_CLOSING || text[end] === '\n') return null;
  return {
    target: withoutComments(text.slice(start, between)).trim(),
    over: withoutComments(text.slice(between + 2, end)).trim(),
    body: end + 1,
  };
}

/**
 * What stands in the innermost bracket that is open at the end of a text, and up to that bracket:
 * undefined where strings or comments stand on the way, or it may open before the text.
 */
export function openBracket(text: string): { readonly before: string; readonly within: string } | undefined {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    const unit = text[at]!;
    if (unit === '"' || unit === "'" || unit === '#') return undefined;
    if (CLOSING.includes(unit)) depth++;
    else if (OPENING.includes(unit) && --depth < 0)
      return { before: text.slice(0, at + 1), within: text.slice(at + 1) };
  }
  return undefined;
}
