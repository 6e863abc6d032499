import type { Pattern } from '../knowledge/pattern.ts';
import type { Span } from '../source/span.ts';
import { Surroundings } from '../source/surroundings.ts';
import type { SourceText } from '../source/text.ts';
import type { Need } from './guard.ts';
import type { ProjectFacts } from './project.ts';
import type { ReadyPattern, ReadyShape } from './ready.ts';
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
  readonly #byWord = new Map<string, ReadonlySet<ReadyPattern>>();

  constructor(patterns: readonly ReadyPattern[]) {
    for (const pattern of patterns) {
      for (const { word } of pattern.shapes.flatMap(({ triggers }) => triggers))
        this.#byWord.set(word, new Set([...(this.#byWord.get(word) ?? []), pattern]));
    }
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
    const isMet = (need: Need): boolean =>
      need.words.some((word) => source.words.has(word)) || (need.text !== undefined && matches(need.text));
    const lines = new Map<number, Surroundings>();
    const around = ({ start }: Span): Surroundings => {
      const line = text.lastIndexOf('\n', start - 1) + 1;
      let known = lines.get(line);
      if (!known) lines.set(line, (known = new Surroundings(source.blocks, line)));
      return known;
    };
    return this.#led(words).flatMap(({ pattern, shapes }) => {
      const possible = shapes.filter(({ needs }) => needs.every(isMet));
      if (!possible.length || project.ignored.includes(pattern.id) || isOutdated(pattern, project)) return [];
      const placed = possible.flatMap((shape) => {
        const at = shape.triggers
          .flatMap((trigger) => words.at(trigger))
          .filter((span) => shape.when.every(({ guard, args }) => guard.mayStand?.(around(span), args) ?? true));
        return at.length ? [{ shape, at: at.sort((a, b) => a.start - b.start) }] : [];
      });
      return placed.length ? [{ pattern, shapes: placed }] : [];
    });
  }

  /** The patterns to which a word leads that stands in the text. */
  #led(words: Words): readonly ReadyPattern[] {
    const led = new Set<ReadyPattern>();
    for (const [word, patterns] of this.#byWord) if (words.has(word)) for (const pattern of patterns) led.add(pattern);
    return [...led];
  }
}

/** Where words stand in the code of one text, by the names that its imports give them as well. */
class Words {
  readonly #source: SourceText;
  readonly #aliases: ReadonlyMap<string, readonly string[]>;
  readonly #spans = new Map<string, readonly Span[]>();
  readonly #placed = new Map<string, readonly Span[]>();

  constructor(source: SourceText) {
    this.#source = source;
    this.#aliases = aliasesIn(source.text);
  }

  has(word: string): boolean {
    const { words } = this.#source;
    return words.has(word) || (this.#aliases.get(word)?.some((alias) => words.has(alias)) ?? false);
  }

  /** Where a trigger stands, outside of comments. Places of one word are the same objects for all triggers that have it. */
  at(trigger: Trigger): readonly Span[] {
    const { text } = this.#source;
    let placed = this.#placed.get(trigger.written);
    if (!placed) {
      placed = this.#of(trigger.word).filter((span) => standsAt(trigger, text, span) && !isDoctest(text, span.start));
      this.#placed.set(trigger.written, placed);
    }
    return placed;
  }

  #of(word: string): readonly Span[] {
    let spans = this.#spans.get(word);
    if (!spans) {
      spans = [word, ...(this.#aliases.get(word) ?? [])].flatMap((spelled) =>
        this.#source.words.placesOf(spelled).map((start) => ({ start, end: start + spelled.length })),
      );
      this.#spans.set(word, spans);
    }
    return spans;
  }
}

/** What imports call a word from here on, by the word: `from torch.optim import AdamW as Optimizer`. */
function aliasesIn(text: string): ReadonlyMap<string, readonly string[]> {
  const aliases = new Map<string, string[]>();
  for (let at = text.indexOf(' as '); at >= 0; at = text.indexOf(' as ', at + 1)) {
    ALIAS.lastIndex = at + ' as '.length;
    const alias = ALIAS.exec(text)?.[0];
    const word = alias && WORD_BEFORE.exec(text.slice(Math.max(0, at - LONGEST_WORD), at))?.[0];
    if (word && word !== alias) aliases.set(word, [...(aliases.get(word) ?? []), alias]);
  }
  return aliases;
}

const ALIAS = /[A-Za-z_]\w*(?=[ \t]*(?:[,)#\r\n]|$))/y;
const WORD_BEFORE = /[A-Za-z_]\w*$/;
const LONGEST_WORD = 100;

/** True on a line of a docstring's example, or of a comment. */
function isDoctest(text: string, at: number): boolean {
  let first = text.lastIndexOf('\n', at - 1) + 1;
  while (text[first] === ' ' || text[first] === '\t') first++;
  return text[first] === '#' || text.startsWith('>>>', first);
}

/** True when the project states a version of a library in which the pattern no longer, or does not yet, hold. */
const isOutdated = ({ versions }: Pattern, project: ProjectFacts): boolean =>
  Object.entries(versions).some(([library, range]) => holds(project.versions[library], range) === 'no');
