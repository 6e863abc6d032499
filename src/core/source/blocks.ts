import { expressionAt } from './expression.ts';
import { LogicalLines } from './logicalLines.ts';
import { WordTable } from './wordTable.ts';

const HEADER =
  /[ \t]*(?:async[ \t]+)?(for|while|if|elif|else|try|except|finally|with|def|class|match|case)\b[ \t]*(\w*)/y;

/** Longer values than this are rare enough to be missed. */
const VALUE = 300;

/** The first line of a statement that holds others, as its words and its indentation say. */
export interface Header {
  /** Where its line starts. */
  readonly line: number;
  /** How many blanks it begins with. */
  readonly indent: number;
  readonly keyword: string;
  /** What follows the keyword: the name of a function or class. */
  readonly name: string;
  /** The header of the statement around it. */
  readonly around: Header | null;
}

/** What an assignment gives to a name. */
export interface Given {
  /** The right side, or null where it is too long to be read. */
  readonly value: string | null;
  /** It is given to the name alone, neither in parts to several nor on top of what the name was. */
  readonly isWhole: boolean;
}

/** What a part of a text is asked: an expression that it has to match, or more. */
export type Question = RegExp | ((text: string) => boolean);

const answerTo = (question: Question, text: string): boolean =>
  question instanceof RegExp ? question.test(text) : question(text);

/**
 * The statements of a text that hold others, read off the lines' indentation before anything is parsed. A line of prose in a
 * string may look like a header, so what is said here serves to rule out and never to confirm.
 */
export class Blocks {
  readonly text: string;
  #headers: readonly Header[] | undefined;
  #lines: LogicalLines | undefined;
  readonly #ends = new Map<number, number>();
  readonly #said = new Map<Question, Map<number, boolean>>();
  readonly #callers = new Map<string, readonly (string | null)[]>();
  readonly #given = new Map<string, readonly Given[]>();
  readonly #known = new Map<string, unknown>();
  readonly #values = new Map<string, readonly string[]>();
  readonly #functions = new Map<number, string>();
  readonly #calls = new Map<string, readonly number[]>();
  #words: WordTable | undefined;

  constructor(text: string, words?: WordTable) {
    this.text = text;
    this.#words = words;
  }

  get words(): WordTable {
    return (this.#words ??= new WordTable(this.text));
  }

  get logicalLines(): LogicalLines {
    return (this.#lines ??= new LogicalLines(this.text));
  }

  /** True when the name stands somewhere in code with this right behind it. */
  isBefore(what: string, name: string): boolean {
    return this.words.placesOf(name).some((start) => this.text.startsWith(what, start + name.length));
  }

  /** True when the name stands somewhere in code with this right before it. */
  isBehind(what: string, name: string): boolean {
    return this.words.placesOf(name).some((start) => this.text.startsWith(what, start - what.length));
  }

  /** True when the expression matches the name of a function. */
  defines(name: RegExp): boolean {
    return this.#all.some((header) => header.keyword === 'def' && name.test(header.name));
  }

  /** What assignments give to a name, alone or beside others, each about as much as one statement holds. */
  given(name: string): readonly string[] {
    let values = this.#values.get(name);
    if (!values) {
      const target = new RegExp(`(?<![\\w.])${name}[ \\t]*(?:[,):](?:[^=\\n]|\\n[ \\t]*(?:\\w+,|\\)))*)?=(?!=)`, 'g');
      const ends = Array.from(this.text.matchAll(target), (match) => match.index + match[0].length);
      this.#values.set(name, (values = ends.map((end) => this.text.slice(end, end + VALUE))));
    }
    return values;
  }

  /** True when the place stands in the body of a function or a class. */
  isInDefinition(offset: number): boolean {
    const line = this.text.lastIndexOf('\n', offset - 1) + 1;
    let header = this.at(line);
    if (header?.line === line) header = header.around;
    while (header && header.keyword !== 'def' && header.keyword !== 'class') header = header.around;
    return header !== null;
  }

  /** The header that starts in the line, or else the innermost one around it; null at the level of the module. */
  at(line: number): Header | null {
    const headers = this.#all;
    let [low, high] = [0, headers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (headers[middle]!.line <= line) low = middle + 1;
      else high = middle;
    }
    let header: Header | null = headers[low - 1] ?? null;
    if (header?.line === line) return header;
    const indent = indentAt(this.text, line);
    while (header && header.indent >= indent) header = header.around;
    return header;
  }

  /** What is told of the whole text once, by its name. */
  remember<T>(name: string, tell: () => T): T {
    if (!this.#known.has(name)) this.#known.set(name, tell());
    return this.#known.get(name) as T;
  }

  /** {@link endOf} for the line of a function, remembered because many places in it ask. */
  endOfFunction(line: number): number {
    let end = this.#ends.get(line);
    if (end === undefined) this.#ends.set(line, (end = this.endOf(line)));
    return end;
  }

  /** The function that starts in the line, without the comments behind it. */
  functionAt(line: number): string {
    let code = this.#functions.get(line);
    if (code === undefined) {
      let end = this.endOfFunction(line);
      let last = lastLine(this.text, end);
      // What stands behind it may speak of what comes next.
      while (last > line && BLANK.test(this.text.slice(last, end))) {
        end = last;
        last = lastLine(this.text, end);
      }
      this.#functions.set(line, (code = this.text.slice(line, end)));
    }
    return code;
  }

  /** The functions and methods of this name. */
  functionsNamed(name: string): readonly string[] {
    return this.#all.flatMap((header) =>
      header.keyword === 'def' && header.name === name ? [this.functionAt(header.line)] : [],
    );
  }

  /** The lines in which a function or method of this name is called. */
  callsOf(name: string): readonly number[] {
    let lines = this.#calls.get(name);
    if (!lines) {
      const calls = this.text.matchAll(new RegExp(`(?<!\\w)(?<!(?:def|class)[ \\t]+)${name}[ \\t]*\\(`, 'g'));
      lines = [...new Set(Array.from(calls, ({ index }) => this.text.lastIndexOf('\n', index) + 1))];
      this.#calls.set(name, lines);
    }
    return lines;
  }

  /** True when the statement with a body that starts in the line matches. */
  bodySays(line: number, expression: Question): boolean {
    const said = this.#said.get(expression) ?? this.#said.set(expression, new Map()).get(expression)!;
    let answer = said.get(line);
    if (answer === undefined)
      said.set(line, (answer = answerTo(expression, this.text.slice(line, this.endOfFunction(line)))));
    return answer;
  }

  /** True when the expression matches somewhere in the text. */
  says(expression: RegExp): boolean {
    const said = this.#said.get(expression) ?? this.#said.set(expression, new Map()).get(expression)!;
    const answer = said.get(WHOLE) ?? expression.test(this.text);
    said.set(WHOLE, answer);
    return answer;
  }

  /** What assignments to a name give, wherever it has a meaning; a keyword argument on a line of its own looks like one. */
  givenTo(name: string): readonly Given[] {
    let given = this.#given.get(name);
    if (!given) this.#given.set(name, (given = [...this.#findGiven(name)]));
    return given;
  }

  *#findGiven(name: string): Generator<Given> {
    const { text } = this;
    for (const start of this.words.placesOf(name)) {
      const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
      GIVES.lastIndex = start + name.length;
      const [gives, others, operator] = GIVES.exec(text) ?? [];
      if (gives === undefined || (operator !== ':' && !BEFORE_TARGET.test(before.slice(-LONGEST_TARGET)))) continue;
      const isWhole = !others && !operator?.trim() && !/[,(*[][ \t]*$/.test(before);
      yield { value: expressionAt(text, GIVES.lastIndex), isWhole: isWhole || operator === ':' };
    }
  }

  /**
   * The names of the functions in which something of this name is called, or seems to be in a comment or a string; of a
   * constructor, that of its class, and null for the level of the module.
   */
  callersOf(name: string): readonly (string | null)[] {
    let callers = this.#callers.get(name);
    if (!callers) this.#callers.set(name, (callers = [...new Set(this.#findCallers(name))]));
    return callers;
  }

  *#findCallers(name: string): Generator<string | null> {
    for (const start of this.words.placesOf(name)) {
      CALL.lastIndex = start + name.length;
      const line = this.text.lastIndexOf('\n', start - 1) + 1;
      if (!CALL.test(this.text) || /\bdef\s+$/.test(this.text.slice(line, start))) continue;
      let header = this.at(line);
      // What stands in the line of a `def` may be a default or the whole of the function.
      if (header?.keyword === 'def' && header.line === line) {
        yield calledName(header);
        header = header.around;
      }
      while (header && header.keyword !== 'def') header = header.around;
      yield header && calledName(header);
    }
  }

  /** The statement whose other arm the `else` is, by its indentation. */
  before(other: Header): Header | null {
    const headers = this.#all;
    for (let at = headers.indexOf(other) - 1; at >= 0; at--)
      if (headers[at]!.indent <= other.indent) return headers[at]!.indent === other.indent ? headers[at]! : null;
    return null;
  }

  get #all(): readonly Header[] {
    return (this.#headers ??= readHeaders(this.text, this.logicalLines));
  }

  /** Where the lines end that stand deeper than this one, behind it, with what a bracket or a string of them still holds. */
  endOf(line: number): number {
    const { text } = this;
    const indent = indentAt(text, line);
    let at = nextLine(text, line);
    let isInString = opensString(text, line, at, false);
    while (at < text.length && (isInString || indentAt(text, at) > indent || goesOn(text, at))) {
      const next = nextLine(text, at);
      isInString = opensString(text, at, next, isInString);
      at = next;
    }
    return at;
  }
}

/** In place of the line of a function. */
const WHOLE = -1;

/** Behind a name that is assigned to: further targets, an annotation, and how it is given. */
const GIVES = /[ \t]*([,)\]][\w.,*()[\] \t]*)?(?::(?!=)[^=\n]+)?(:|[-+*/%@&|^]|\*\*|\/\/|<<|>>)?=(?!=)/y;
/** Before it: nothing, further targets, or what gives the same to another name as well. */
const BEFORE_TARGET = /(?:^|[:;=])[\w.,*([\] \t]*$/;

/** Of longer ones the end is looked at. */
const LONGEST_TARGET = 120;

/** What is called to run a function. */
function calledName({ name, around }: Header): string {
  let owner = name === '__init__' ? around : null;
  while (owner && owner.keyword !== 'class') owner = owner.around;
  return owner?.name ?? name;
}

const CALL = /\s*\(/y;

function readHeaders(text: string, lines: LogicalLines): Header[] {
  const headers: Header[] = [];
  let around: Header | null = null;
  // A line of prose in a string, or one of a comprehension over several, begins no statement.
  for (const line of lines.starts) {
    HEADER.lastIndex = line;
    const [, keyword, name] = HEADER.exec(text) ?? [];
    if (keyword === undefined) continue;
    const indent = indentAt(text, line);
    while (around && around.indent >= indent) around = around.around;
    around = { line, indent, keyword, name: name!, around };
    headers.push(around);
  }
  return headers;
}

/** True for a line that closes brackets or says something in passing. */
function goesOn(text: string, line: number): boolean {
  GOES_ON.lastIndex = line;
  return GOES_ON.test(text);
}

const GOES_ON = /[ \t]*[)\]}#]/y;

/** True when a string over several lines is open behind the line: each of its quotes opens one or closes it. */
function opensString(text: string, line: number, end: number, isOpen: boolean): boolean {
  const quotes = text.slice(line, end).match(/"""|'''/g)?.length ?? 0;
  return isOpen !== (quotes % 2 === 1);
}

const BLANK = /^[ \t]*(?:#[^\n]*)?\r?\n?$/;

/** Where the line before an offset starts. */
const lastLine = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 2) + 1;

function nextLine(text: string, line: number): number {
  const end = text.indexOf('\n', line);
  return end < 0 ? text.length : end + 1;
}

/** How many blanks the line begins with; of a line that holds nothing else, no end. */
function indentAt(text: string, line: number): number {
  let at = line;
  for (let unit = text.charCodeAt(at); unit === SPACE || unit === TAB; unit = text.charCodeAt(++at));
  const unit = text.charCodeAt(at);
  return unit === NEWLINE || unit === RETURN || Number.isNaN(unit) ? Infinity : at - line;
}

const [SPACE, TAB, NEWLINE, RETURN] = [32, 9, 10, 13];
