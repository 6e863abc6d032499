import { Blocks, type Given, type Header, type Question } from './blocks.ts';
import { type LoopHead, loopHeadOf, withoutComments } from './brackets.ts';
import { expressionAt } from './expression.ts';

/** Longer statements than this are rare enough to be missed. */
const STATEMENT = 600;
const FUNCTION = 20_000;
const TEST = /^[ \t]*(if|while|assert)\b/;
/** What makes a block depend on something; an `else` may belong to a loop. */
const CONDITIONS = new Set(['if', 'elif', 'try', 'except', 'finally']);
const TURNS = new Set(['for', 'while', 'def', 'class']);

/**
 * What the lines around a place say before anything is parsed. They may name a loop that is none (a line of prose in a
 * string), so they serve to rule out and never to confirm.
 */
export class Surroundings {
  readonly #blocks: Blocks;
  readonly #start: number;
  readonly #said = new Map<RegExp, boolean>();
  #around: Header | null | undefined;
  #statement: string | undefined;
  #condition: string | null | undefined;
  #body: string | undefined;
  #loopsAround: readonly Header[] | undefined;
  #head: LoopHead | null | undefined;
  #isHeadRead = false;
  #code: string | undefined;
  #definition: Header | null | undefined;

  /** @param start where the line begins */
  constructor(blocks: Blocks, start: number) {
    this.#blocks = blocks;
    this.#start = start;
  }

  /** The line and what follows it, about as much as one statement holds. */
  get statement(): string {
    return (this.#statement ??= this.#blocks.text.slice(this.#start, this.#start + STATEMENT));
  }

  /** What stands above the line, about as much as one statement holds. */
  get above(): string {
    return this.#blocks.text.slice(Math.max(0, this.#start - STATEMENT), this.#start);
  }

  /** What an `if`, `while` or `assert` at the beginning of the line asks: nothing where there is none, null where it is too long. */
  get condition(): string | null {
    if (this.#condition === undefined) {
      const [begin, keyword] = TEST.exec(this.statement) ?? [];
      const end = keyword === 'assert' ? ',' : ':';
      this.#condition = begin === undefined ? '' : expressionAt(this.#blocks.text, this.#start + begin.length, end);
    }
    return this.#condition;
  }

  /** What assignments to a name give. */
  givenTo(name: string): readonly Given[] {
    return this.#blocks.givenTo(name);
  }

  /** True when an assignment gives the name to something, of which the expression says what it may be. */
  isAssigned(name: string, made?: RegExp): boolean {
    return this.#blocks.given(name).some((value) => made === undefined || made.test(value));
  }

  /** True when an import, or anything else, gives a thing this name. */
  isGivenName(name: string): boolean {
    return this.#blocks.isBehind(' as ', name);
  }

  /** True when the word stands somewhere in the code of the text. */
  fileHas(word: string): boolean {
    return this.#blocks.words.has(word);
  }

  /** True when an import may give the thing of this name another one. */
  isRenamed(name: string): boolean {
    return this.#blocks.isBefore(' as ', name);
  }

  /** True when the statement matches. Many guards ask the same of the same line. */
  says(expression: RegExp): boolean {
    let answer = this.#said.get(expression);
    if (answer === undefined) this.#said.set(expression, (answer = expression.test(this.statement)));
    return answer;
  }

  /** The statement that the line belongs to, from its first line to its last; of one with a body its header. */
  get whole(): string {
    return this.#blocks.logicalLines.at(this.#start).text;
  }

  /** True when the whole statement matches. */
  wholeSays(expression: RegExp): boolean {
    return this.#blocks.logicalLines.at(this.#start).says(expression);
  }

  /** The line and those below it that stand deeper: a loop with all that it does. */
  get block(): string {
    return (this.#body ??= this.#blocks.text.slice(this.#start, this.#blocks.endOf(this.#start)));
  }

  /** The head of the `for` loop that the line begins: null for anything else, undefined for one of too many lines. */
  get loopHead(): LoopHead | null | undefined {
    if (!this.#isHeadRead) this.#head = loopHeadOf(this.statement);
    this.#isHeadRead = true;
    return this.#head;
  }

  /** What stands behind the head of the loop that the line begins, without comments. */
  get loopCode(): string {
    return (this.#code ??= withoutComments(this.block.slice(this.loopHead?.body ?? 0)));
  }

  /** The line and what follows it to the end of the outermost function around, about as much as a long one holds. */
  get rest(): string {
    const line = this.#outermost;
    const end = line === null ? this.#blocks.text.length : this.#blocks.endOfFunction(line);
    return this.#blocks.text.slice(this.#start, Math.min(end, this.#start + FUNCTION));
  }

  /** The function around, or at the level of the module all of the text. */
  get own(): string {
    const line = this.#function?.line;
    return line === undefined ? this.#blocks.text : this.#blocks.functionAt(line);
  }

  /** What is told once of the function around, or at the level of the module of all of the text, by its name. */
  rememberOwn<T>(name: string, tell: (own: string) => T): T {
    return this.#blocks.remember(`${this.#function?.line ?? ''} own ${name}`, () => tell(this.own));
  }

  /** What is told once of the innermost loop, function or class around, by its name: nothing that the line itself says. */
  rememberTurn<T>(name: string, tell: () => T): T {
    let header = this.#innermost;
    while (header && !TURNS.has(header.keyword)) header = header.around;
    const isOwn = header?.line === this.#start;
    return this.#blocks.remember(`${header?.line ?? ''} ${isOwn} turn ${name}`, tell);
  }

  /** The surroundings of the calls of a function or method, by its name. */
  callsOf(name: string): readonly Surroundings[] {
    return this.#blocks.callsOf(name).map((line) => new Surroundings(this.#blocks, line));
  }

  /** The outermost function around, or at the level of the module all of the text. */
  get unit(): string {
    const line = this.#outermost;
    return line === null ? this.#blocks.text : this.#blocks.functionAt(line);
  }

  /** True when the expression matches somewhere in the outermost function around; at the level of the module, in the text. */
  functionSays(expression: RegExp): boolean {
    const line = this.#outermost;
    return line === null ? this.#blocks.says(expression) : this.#blocks.bodySays(line, expression);
  }

  /** True when the expression matches somewhere in the text. It reads all of it: to be asked last. */
  fileSays(expression: RegExp): boolean {
    return this.#blocks.says(expression);
  }

  /** True when that loop may call a function of this file in which the expression matches. */
  callsInLoop(expression: RegExp): boolean {
    const line = this.#loops.at(-1)?.line;
    if (line === undefined || !this.#blocks.says(expression)) return false;
    const called = this.#blocks.functionAt(line).match(/\w+(?=[ \t]*\()/g);
    return [...new Set(called)].some((name) => {
      const bodies = this.#blocks.functionsNamed(name);
      // What is no function here may be another name for one.
      return bodies.length ? bodies.some((body) => expression.test(body)) : this.isAssigned(name);
    });
  }

  /** True when the place may stand in a `for` or `while` of its function. */
  get inLoop(): boolean {
    return this.#loops.length > 0;
  }

  /** True when a loop around the place matches, with all that it does; of an expression it is the outermost that is asked. */
  loopSays(question: Question): boolean {
    const loops = this.#loops;
    if (question instanceof RegExp) return loops.length > 0 && this.#blocks.bodySays(loops.at(-1)!.line, question);
    return loops.some(({ line }) => this.#blocks.bodySays(line, question));
  }

  /** True when the class around matches; false where there is none. */
  ownerSays(question: Question): boolean {
    const owner = this.#owner;
    return owner !== null && this.#blocks.bodySays(owner.line, question);
  }

  /** The lines that begin the `for` and `while` loops around the place, in its function. */
  get loopHeads(): readonly string[] {
    return this.#loops.map(({ line }) => {
      const end = this.#blocks.text.indexOf('\n', line);
      return this.#blocks.text.slice(line, end < 0 ? undefined : end);
    });
  }

  /** The heads of the `for` loops around the place, in its function; undefined for one of too many lines. */
  get forHeads(): readonly (LoopHead | undefined)[] {
    return this.#loops.flatMap(({ line }) => {
      const head = this.#blocks.remember(`loop head ${line}`, () =>
        loopHeadOf(this.#blocks.text.slice(line, line + STATEMENT)),
      );
      return head === null ? [] : [head];
    });
  }

  /** The name of the function around, or null at the level of the module. */
  get definition(): string | null {
    return this.#function?.name ?? null;
  }

  /** The line of the function around and what follows it, about as much as its parameters take. */
  get header(): string {
    const line = this.#function?.line;
    return line === undefined ? '' : this.#blocks.text.slice(line, line + STATEMENT);
  }

  /** True when the place stands under an `if` or `try` of its function. */
  get isConditional(): boolean {
    for (let header = this.#innermost; header && header.keyword !== 'def'; header = header.around)
      if (header.line !== this.#start && this.#isCondition(header) && this.#isUnder(header)) return true;
    return false;
  }

  #isCondition(header: Header): boolean {
    const { keyword } = header.keyword === 'else' ? (this.#blocks.before(header) ?? header) : header;
    return CONDITIONS.has(keyword);
  }

  /** No line in between stands as far out as the header: lines within brackets stand deeper than their statement. */
  #isUnder(header: Header): boolean {
    const between = this.#blocks.text.slice(header.line, this.#start).split('\n').slice(1, -1);
    return !between.some((line) => line.trim() !== '' && line.length - line.trimStart().length <= header.indent);
  }

  /** The name of the class around, or null. */
  get owner(): string | null {
    return this.#owner?.name ?? null;
  }

  /** The names of the functions that call something of this name; null for the level of the module. */
  callersOf(name: string): readonly (string | null)[] {
    return this.#blocks.callersOf(name);
  }

  /** The line of the class around and what follows it, about as much as its bases take, or nothing. */
  get ownerHeader(): string {
    const line = this.#owner?.line;
    return line === undefined ? '' : this.#blocks.text.slice(line, line + STATEMENT);
  }

  /** The class around, or nothing. */
  get ownerBody(): string {
    for (let header = this.#innermost; header; header = header.around)
      if (header.keyword === 'class') return this.#blocks.functionAt(header.line);
    return '';
  }

  /** The lines right above the function around that decorate it. */
  get decorators(): string {
    const start = this.#function?.line ?? 0;
    const { text } = this.#blocks;
    let from = start;
    while (from > 0) {
      const line = text.lastIndexOf('\n', from - 2) + 1;
      if (!/^[ \t]*@/.test(text.slice(line, from))) break;
      from = line;
    }
    return text.slice(from, start);
  }

  /** Where the line of the outermost function around starts; null at the level of the module. */
  get #outermost(): number | null {
    let line: number | null = null;
    for (let header = this.#function; header; header = header.around) if (header.keyword === 'def') line = header.line;
    return line;
  }

  get #innermost(): Header | null {
    if (this.#around === undefined) this.#around = this.#blocks.at(this.#start);
    return this.#around;
  }

  get #function(): Header | null {
    if (this.#definition === undefined) {
      let header = this.#innermost;
      // What stands in the line of a `def` belongs to the function, but the line itself is outside of it.
      if (header?.line === this.#start) header = header.around;
      while (header && header.keyword !== 'def') header = header.around;
      this.#definition = header;
    }
    return this.#definition;
  }

  /** The loops around the place in its function, innermost first. */
  get #loops(): readonly Header[] {
    if (!this.#loopsAround) {
      const loops: Header[] = [];
      for (let header = this.#innermost; header; header = header.around) {
        if (header.keyword === 'for' || header.keyword === 'while') loops.push(header);
        if (header.keyword === 'def' && header.line !== this.#start) break;
      }
      this.#loopsAround = loops;
    }
    return this.#loopsAround;
  }

  get #owner(): Header | null {
    for (let header = this.#innermost; header; header = header.around) if (header.keyword === 'class') return header;
    return null;
  }

  /** What assignments of the outermost function around give to a name, or those of the whole text to one that is not its own. */
  givenHere(name: string): readonly Given[] {
    const line = this.#outermost;
    if (line === null) return this.givenTo(name);
    const own = this.#blocks.remember(`function at ${line}`, () => new Blocks(this.unit));
    const given = own.givenTo(name);
    const parameters = /^[^]*?\)[ \t]*(?:->[^:]*)?:/.exec(own.text)?.[0] ?? '';
    const isParameter = new RegExp(`[(,]\\s*\\*{0,2}${name}\\s*[,:=)]`).test(parameters);
    return given.length || isParameter ? given : this.givenTo(name);
  }

  /** What is told once of the outermost function around, or at the level of the module of the whole text, by its name. */
  rememberHere<T>(name: string, tell: (blocks: Blocks) => T): T {
    return this.#blocks.remember(`${this.#outermost ?? ''} ${name}`, () => tell(this.#blocks));
  }

  /** What is told of the whole text once, by its name. */
  remember<T>(name: string, tell: (blocks: Blocks) => T): T {
    return this.#blocks.remember(name, () => tell(this.#blocks));
  }
}
