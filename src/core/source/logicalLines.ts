import type { Span } from './span.ts';

/** Of longer lines only so much is looked at: a table that is written out. */
const LONGEST = 20_000;

/**
 * The logical lines of a text, and which parts of it are comments and strings: read off its quotes and brackets in one pass
 * before anything is parsed. A logical line goes on within brackets, within strings and behind a backslash; it holds a
 * statement, or the header of one with a body.
 */
export class LogicalLines {
  readonly #text: string;
  readonly #starts: number[] = [0];
  /** Where comments and strings begin and end, in turn. Formatted strings hold code and are not among them. */
  readonly #silent: number[] = [];
  readonly #said = new Map<number, LogicalLine>();

  constructor(text: string) {
    this.#text = text;
    this.#read();
  }

  /** Where the lines begin, in order. */
  get starts(): readonly number[] {
    return this.#starts;
  }

  /** The line that holds the place. */
  at(offset: number): LogicalLine {
    const index = lastUpTo(this.#starts, offset);
    const start = this.#starts[index]!;
    let line = this.#said.get(start);
    if (!line) {
      const end = Math.min(this.#starts[index + 1] ?? this.#text.length, start + LONGEST);
      this.#said.set(start, (line = new LogicalLine(this.#text, { start, end })));
    }
    return line;
  }

  /** True for a place in a comment or in a string that holds no code. */
  isSilent(offset: number): boolean {
    return lastUpTo(this.#silent, offset) % 2 === 0;
  }

  #read(): void {
    const text = this.#text;
    let depth = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit > 127 || IS_PLAIN[unit]) continue;
      switch (unit) {
        case NEWLINE:
        case RETURN:
          // Of two units that end a line the second does.
          if (text.startsWith('\r\n', at)) break;
          if (depth > 0 && beginsStatement(text, at + 1)) depth = 0;
          if (depth === 0) this.#starts.push(at + 1);
          break;
        case BACKSLASH:
          at += text.startsWith('\r\n', at + 1) ? 2 : 1;
          break;
        case HASH: {
          const start = at;
          while (at < text.length && !isEndOfLine(text.charCodeAt(at))) at++;
          this.#silent.push(start, at--);
          break;
        }
        case DOUBLE:
        case SINGLE: {
          const isFormatted = hasFormat(text, at);
          const end = isFormatted ? endOfFormatted(text, at) : endOfString(text, at);
          if (!isFormatted) this.#silent.push(at, end);
          at = end - 1;
          break;
        }
        case 40: // (
        case 91: // [
        case 123: // {
          depth++;
          break;
        case 41: // )
        case 93: // ]
        case 125: // }
          if (depth > 0) depth--;
          break;
        default:
      }
    }
  }
}

/** By unit of ASCII: 1 for those that neither begin nor end a comment, a string, a bracket or a line. */
const IS_PLAIN = Uint8Array.from({ length: 128 }, (_, unit) =>
  /[\n\r"#'\\()[\]{}]/.test(String.fromCharCode(unit)) ? 0 : 1,
);

/** One of them, with what was asked of it: many places stand in one line. */
export class LogicalLine {
  readonly text: string;
  readonly start: number;
  readonly #said = new Map<RegExp, boolean>();

  constructor(text: string, { start, end }: Span) {
    this.start = start;
    this.text = text.slice(start, end);
  }

  says(expression: RegExp): boolean {
    let answer = this.#said.get(expression);
    if (answer === undefined) this.#said.set(expression, (answer = expression.test(this.text)));
    return answer;
  }
}

/** What no bracket holds: where it begins a line, one above was never closed, as while somebody writes it. */
const STATEMENT =
  /[ \t]*(?:def|class|return|import|while|with|try|raise|pass|break|continue|del|assert|global)(?![\w"'])/y;

function beginsStatement(text: string, at: number): boolean {
  STATEMENT.lastIndex = at;
  return STATEMENT.test(text);
}

/** The index of the last of the offsets, which are in order, that is not behind the place; -1 where all are. */
function lastUpTo(offsets: readonly number[], place: number): number {
  let [low, high] = [0, offsets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle]! <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** True when the letters right before the quote make it a formatted string: `f'…'`, `rf"…"`, `t'…'`. */
function hasFormat(text: string, quote: number): boolean {
  for (let at = quote - 1; at >= quote - 2; at--) {
    const letter = text.charCodeAt(at) | 32;
    if (letter === 102 || letter === 116) return true; // f, t
    if (letter !== 114) return false; // r
  }
  return false;
}

/** A string within quotes of three goes over lines; any other ends with its line, even where nothing closes it. */
function endOfString(text: string, quote: number): number {
  const unit = text.charCodeAt(quote);
  const isLong = isThree(text, quote, unit);
  for (let at = quote + (isLong ? 3 : 1); at < text.length; at++) {
    const found = text.charCodeAt(at);
    if (found === BACKSLASH) at += text.startsWith('\r\n', at + 1) ? 2 : 1;
    else if (found === unit && (!isLong || isThree(text, at, unit))) return at + (isLong ? 3 : 1);
    else if (isEndOfLine(found) && !isLong) return at;
  }
  // One that is never closed is being written: what follows it is code soon.
  return isLong ? quote + 3 : text.length;
}

/** What stands in braces of a formatted string is code and may hold strings of its own, even with the same quote. */
function endOfFormatted(text: string, quote: number): number {
  const unit = text.charCodeAt(quote);
  const isLong = isThree(text, quote, unit);
  let braces = 0;
  for (let at = quote + (isLong ? 3 : 1); at < text.length; at++) {
    const found = text.charCodeAt(at);
    if (found === BACKSLASH) at++;
    else if (found === 123 && braces === 0 && text.charCodeAt(at + 1) === 123)
      at++; // {{
    else if (found === 123) braces++;
    else if (found === 125 && braces > 0) braces--;
    else if (isEndOfLine(found) && !isLong) return at;
    else if (found === unit && (isLong ? isThree(text, at, unit) : braces === 0)) return at + (isLong ? 3 : 1);
    else if ((found === DOUBLE || found === SINGLE) && braces > 0) at = endOfString(text, at) - 1;
  }
  return isLong ? quote + 3 : text.length;
}

const isThree = (text: string, at: number, unit: number): boolean =>
  text.charCodeAt(at + 1) === unit && text.charCodeAt(at + 2) === unit;

const [NEWLINE, RETURN, DOUBLE, HASH, SINGLE, BACKSLASH] = [10, 13, 34, 35, 39, 92];

const isEndOfLine = (unit: number): boolean => unit === NEWLINE || unit === RETURN;
