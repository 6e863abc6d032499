import type { Pattern } from '../knowledge/pattern.ts';
import type { Span } from '../source/span.ts';
import { Surroundings } from '../source/surroundings.ts';
import type { SourceText } from '../source/text.ts';
import { isWordUnit } from '../source/words.ts';
import { numberOf } from '../source/wordTable.ts';
import type { Need } from './guard.ts';
import type { ProjectFacts } from './project.ts';
import type { AskedGuard, ReadyPattern, ReadyShape } from './ready.ts';
import { standsAt, type Trigger } from './trigger.ts';
import { holds } from './versions.ts';

/** A pattern that a text may show: the shapes that it may have there. */
export interface Prospect {
  readonly pattern: Pattern;
  readonly shapes: readonly ProspectiveShape[];
}

/** A shape and where the words stand that lead to it. Equal places are the same object. */
export interface ProspectiveShape {
  readonly shape: ReadyShape;
  readonly at: readonly Span[];
}

/**
 * Rules patterns out before anything is parsed, by the words that lead to places and those without which a guard cannot
 * hold. Where a file imports one under another name, that leads there too.
 */
export class TextFilter {
  readonly #led: readonly Led[];

  constructor(patterns: readonly ReadyPattern[]) {
    const byWord = new Map<string, Set<ReadyPattern>>();
    for (const pattern of patterns) {
      for (const { word } of pattern.shapes.flatMap(({ triggers }) => triggers))
        byWord.set(word, (byWord.get(word) ?? new Set()).add(pattern));
    }
    this.#led = [...byWord].map(([word, led]) => ({ word, number: numberOf(word), patterns: [...led] }));
  }

  prospects(source: SourceText, project: ProjectFacts): readonly Prospect[] {
    const { text } = source;
    const words = new Words(source);
    const answers = new Map<string, boolean>();
    const matches = (expression: RegExp): boolean => {
      let answer = answers.get(expression.source);
      if (answer === undefined) answers.set(expression.source, (answer = expression.test(text)));
      return answer;
    };
    // An expression reads all of the text: it is asked last, where everything else allows a place.
    const mayBeMet = (need: Need): boolean => need.text !== undefined || isMetByWords(need, source);
    const isMet = (need: Need): boolean =>
      isMetByWords(need, source) || (need.text !== undefined && matches(need.text));
    const held = new Map<string, boolean>();
    const holdsInText = ({ guard, args, key }: AskedGuard): boolean => {
      let answer = held.get(key);
      if (answer === undefined) held.set(key, (answer = guard.holdsIn!(source, args, project)));
      return answer;
    };
    const isAllowed = ({ needs, told }: ReadyShape): boolean =>
      !told.unless.some(holdsInText) && told.when.every(holdsInText) && needs.every(isMet);
    return [...this.#patternsOf(words)].flatMap(({ pattern, shapes }) => {
      const possible = shapes.filter(({ needs }) => needs.every(mayBeMet));
      if (!possible.length || project.ignored.includes(pattern.id) || isOutdated(pattern, project)) return [];
      const placed = possible.flatMap((shape) => {
        const at = shape.triggers
          .flatMap((trigger) => words.at(trigger))
          .filter(({ line }) => shape.mayStand.every((asked) => line.allows(asked)) && !line.isDoctest);
        return at.length && isAllowed(shape) ? [{ shape, at: at.sort((a, b) => a.start - b.start) }] : [];
      });
      return placed.length ? [{ pattern, shapes: placed }] : [];
    });
  }

  /** The patterns to which a word leads that stands in the text. */
  #patternsOf(words: Words): ReadonlySet<ReadyPattern> {
    const found = new Set<ReadyPattern>();
    for (const { word, number, patterns } of this.#led)
      if (words.has(word, number)) for (const pattern of patterns) found.add(pattern);
    return found;
  }
}

/** A word and the patterns to which it leads. */
interface Led {
  readonly word: string;
  readonly number: number;
  readonly patterns: readonly ReadyPattern[];
}

const isMetByWords = ({ words, defined }: Need, source: SourceText): boolean =>
  words.some((word) => source.words.has(word)) || (defined !== undefined && source.blocks.defines(defined));

/** One line, and what guards say of it. Shapes and patterns ask the same guards. */
class Line {
  readonly #text: string;
  readonly #start: number;
  readonly #around: Surroundings;
  readonly #said = new Map<string, boolean>();
  #isDoctest: boolean | undefined;

  constructor({ text, blocks }: SourceText, start: number) {
    this.#text = text;
    this.#start = start;
    this.#around = new Surroundings(blocks, start);
  }

  allows({ guard, args, key }: AskedGuard): boolean {
    let answer = this.#said.get(key);
    if (answer === undefined) this.#said.set(key, (answer = guard.mayStand!(this.#around, args)));
    return answer;
  }

  /** True for a line of a docstring's example, or of a comment. */
  get isDoctest(): boolean {
    return (this.#isDoctest ??= isDoctest(this.#text, this.#start));
  }
}

/** Where a word stands. */
interface Place extends Span {
  readonly line: Line;
}

/** Where words stand in the code of one text, by the names that its imports give them as well. */
class Words {
  readonly #source: SourceText;
  readonly #aliases: ReadonlyMap<string, readonly string[]>;
  readonly #places = new Map<number, Place>();
  readonly #placed = new Map<string, readonly Place[]>();
  readonly #lines = new Map<number, Line>();

  constructor(source: SourceText) {
    this.#source = source;
    this.#aliases = aliasesIn(source);
  }

  has(word: string, number: number): boolean {
    return this.#source.words.has(word, number) || this.#aliases.has(word);
  }

  /** Where a trigger stands in code. Equal places are the same object. */
  at(trigger: Trigger): readonly Place[] {
    let placed = this.#placed.get(trigger.written);
    if (!placed) {
      const { text, words, blocks } = this.#source;
      const found: Place[] = [];
      for (const word of [trigger.word, ...(this.#aliases.get(trigger.word) ?? [])]) {
        for (const start of words.placesOf(word)) {
          const end = start + word.length;
          if (standsAt(trigger, text, start, end) && !blocks.logicalLines.isSilent(start))
            found.push(this.#place(start, end));
        }
      }
      this.#placed.set(trigger.written, (placed = found));
    }
    return placed;
  }

  #place(start: number, end: number): Place {
    let place = this.#places.get(start);
    if (!place) this.#places.set(start, (place = { start, end, line: this.#lineOf(start) }));
    return place;
  }

  #lineOf(offset: number): Line {
    const start = this.#source.text.lastIndexOf('\n', offset - 1) + 1;
    let line = this.#lines.get(start);
    if (!line) this.#lines.set(start, (line = new Line(this.#source, start)));
    return line;
  }
}

/** What imports call a word from here on, by the word: `from torch.optim import AdamW as Optimizer`. */
function aliasesIn({ text, words }: SourceText): ReadonlyMap<string, readonly string[]> {
  const aliases = new Map<string, string[]>();
  for (const as of words.placesOf('as')) {
    const at = as - 1;
    let start = at;
    while (isWordUnit(text.charCodeAt(start - 1))) start--;
    if (start === at || !text.startsWith(' as ', at)) continue;
    ALIAS.lastIndex = at + ' as '.length;
    const alias = ALIAS.exec(text)?.[0];
    const word = text.slice(start, at);
    if (alias && word !== alias) aliases.set(word, [...(aliases.get(word) ?? []), alias]);
  }
  return aliases;
}

const ALIAS = /[A-Za-z_]\w*(?=[ \t]*(?:[,)#\r\n]|$))/y;

function isDoctest(text: string, line: number): boolean {
  let first = line;
  while (text[first] === ' ' || text[first] === '\t') first++;
  return text[first] === '#' || text.startsWith('>>>', first);
}

/** True when the project states a version of a library in which the pattern no longer, or does not yet, hold. */
const isOutdated = ({ versions }: Pattern, project: ProjectFacts): boolean =>
  Object.entries(versions).some(([library, range]) => holds(project.versions[library], range) === 'no');
