const OPENS = new Set(['(', '[', '{']);
const TOKEN = /("""|''')|["'#\\()[\]{}]|\r\n|\n|\r/g;
/** What a file tells others: what it imports and defines, and other names for it (`Net = models.ResNet`). */
const TOLD = /(?:(?:from|import|class|def|async[ \t]+def)[ \t]|[A-Za-z_]\w*[ \t]*=[ \t]*[A-Za-z_])/y;

/**
 * The statements of a text that begin in its first column and tell other files something: imports, aliases, and the
 * headers of classes and functions, each to its end over several lines. Strings, comments and brackets are followed, so
 * that what stands inside one is not taken for code.
 */
export function* topLevel(text: string): Generator<string> {
  let start = lineIsTold(text, 0) ? 0 : -1;
  let depth = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [token] = match;
    const from = TOKEN.lastIndex;
    if (match[1]) {
      const end = text.indexOf(token, from);
      TOKEN.lastIndex = end < 0 ? text.length : end + 3;
    } else if (token === '"' || token === "'") {
      TOKEN.lastIndex = endOfString(text, from, token);
    } else if (token === '#') {
      TOKEN.lastIndex = endOfLine(text, from);
    } else if (token === '\\') {
      // A line that goes on, or a character that means itself.
      TOKEN.lastIndex = from + (text.startsWith('\r\n', from) ? 2 : 1);
    } else if (OPENS.has(token)) {
      depth++;
    } else if (token === ')' || token === ']' || token === '}') {
      depth = Math.max(0, depth - 1);
    } else if (depth === 0 || startsAnew(text, from)) {
      if (start >= 0) yield text.slice(start, match.index);
      depth = 0;
      start = lineIsTold(text, from) ? from : -1;
    }
  }
  if (start >= 0) yield text.slice(start);
}

function lineIsTold(text: string, at: number): boolean {
  TOLD.lastIndex = at;
  return TOLD.test(text);
}

/** While somebody types, a bracket may be open that nobody meant: a definition in the first column ends it. */
const startsAnew = (text: string, at: number): boolean =>
  /^(?:class|def|async def|import|from)[ \t]/.test(text.slice(at, at + 10));

function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text[at] === '\n' || text[at] === '\r') return at;
  return text.length;
}

/** Behind the closing quote, or at the end of the line where there is none. */
function endOfString(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at]!;
    if (character === '\\') at += text.startsWith('\r\n', at + 1) ? 2 : 1;
    else if (character === quote) return at + 1;
    else if (character === '\n' || character === '\r') return at;
  }
  return text.length;
}
