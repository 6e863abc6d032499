import type { Pattern } from '../knowledge/pattern.ts';
import type { Span } from '../source/span.ts';
import { Surroundings } from '../source/surroundings.ts';
import type { Need } from './guard.ts';
import type { ProjectFacts } from './project.ts';
import type { ReadyPattern, ReadyShape } from './ready.ts';
import { standsAt } from './trigger.ts';
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
 * Rules patterns out before anything is parsed. One regular expression finds the words of all patterns, those that lead
 * to places and those without which a guard cannot hold. Where a file imports one under another name, that leads there too.
 */
export class TextFilter {
  readonly #byWord = new Map<string, ReadonlySet<ReadyPattern>>();
  readonly #words: RegExp;

  constructor(patterns: readonly ReadyPattern[]) {
    const words = new Set<string>();
    for (const pattern of patterns) {
      for (const { word } of pattern.shapes.flatMap(({ triggers }) => triggers)) {
        words.add(word);
        this.#byWord.set(word, new Set([...(this.#byWord.get(word) ?? []), pattern]));
      }
      for (const need of pattern.shapes.flatMap(({ needs }) => needs)) for (const word of need.words) words.add(word);
    }
    const longestFirst = [...words].sort((a, b) => b.length - a.length);
    // No word, no place: an expression that never matches.
    this.#words = new RegExp(words.size ? `(?<![\\w])(?:${longestFirst.join('|')})(?![\\w])` : '(?!)', 'g');
  }

  prospects(text: string, project: ProjectFacts): readonly Prospect[] {
    const words = this.#find(text);
    const answers = new Map<string, boolean>();
    const matches = (expression: RegExp): boolean => {
      let answer = answers.get(expression.source);
      if (answer === undefined) answers.set(expression.source, (answer = expression.test(text)));
      return answer;
    };
    const isMet = (need: Need): boolean =>
      need.words.some((word) => words.has(word)) || (need.text !== undefined && matches(need.text));
    const lines = new Map<number, Surroundings>();
    const around = ({ start }: Span): Surroundings => {
      const line = text.lastIndexOf('\n', start - 1) + 1;
      let known = lines.get(line);
      if (!known) lines.set(line, (known = new Surroundings(text, line)));
      return known;
    };
    return this.#led(words).flatMap(({ pattern, shapes }) => {
      const possible = shapes.filter(({ needs }) => needs.every(isMet));
      if (!possible.length || project.ignored.includes(pattern.id) || isOutdated(pattern, project)) return [];
      const placed = possible.flatMap((shape) => {
        const at = shape.triggers
          .flatMap((trigger) => (words.get(trigger.word) ?? []).filter((span) => standsAt(trigger, text, span)))
          .filter((span) => shape.when.every(({ guard, args }) => guard.mayStand?.(around(span), args) ?? true));
        return at.length ? [{ shape, at: at.sort((a, b) => a.start - b.start) }] : [];
      });
      return placed.length ? [{ pattern, shapes: placed }] : [];
    });
  }

  /** The patterns to which a word leads that stands in the text. */
  #led(words: ReadonlyMap<string, unknown>): readonly ReadyPattern[] {
    const led = new Set<ReadyPattern>();
    for (const word of words.keys()) for (const pattern of this.#byWord.get(word) ?? []) led.add(pattern);
    return [...led];
  }

  #find(text: string): ReadonlyMap<string, readonly Span[]> {
    const found = new Map<string, Span[]>();
    const aliases = new Map<string, string>();
    const add = (word: string, start: number, end: number): void => {
      const known = found.get(word);
      if (known) known.push({ start, end });
      else found.set(word, [{ start, end }]);
    };
    for (const match of text.matchAll(this.#words)) {
      if (isDoctest(text, match.index)) continue;
      const [word] = match;
      const end = match.index + word.length;
      add(word, match.index, end);
      const alias = text.startsWith(' as ', end) ? aliasAt(text, end + 4) : '';
      if (alias && alias !== word) aliases.set(alias, word);
    }
    if (!aliases.size) return found;
    for (const match of text.matchAll(new RegExp(`(?<![\\w.])(?:${[...aliases.keys()].join('|')})(?![\\w])`, 'g')))
      if (!isDoctest(text, match.index)) add(aliases.get(match[0])!, match.index, match.index + match[0].length);
    return found;
  }
}

/** What an import calls a word from here on: `from torch.optim import AdamW as Optimizer`. */
function aliasAt(text: string, start: number): string {
  ALIAS.lastIndex = start;
  return ALIAS.exec(text)?.[0] ?? '';
}

const ALIAS = /[A-Za-z_]\w*(?=[ \t]*(?:[,)#\r\n]|$))/y;

/** True on a line of a docstring's example, or of a comment. */
function isDoctest(text: string, at: number): boolean {
  let first = text.lastIndexOf('\n', at - 1) + 1;
  while (text[first] === ' ' || text[first] === '\t') first++;
  return text[first] === '#' || text.startsWith('>>>', first);
}

/** True when the project states a version of a library in which the pattern no longer, or does not yet, hold. */
const isOutdated = ({ versions }: Pattern, project: ProjectFacts): boolean =>
  Object.entries(versions).some(([library, range]) => holds(project.versions[library], range) === 'no');
