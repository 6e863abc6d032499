import { distance } from 'fastest-levenshtein';
import type { CompiledSearch } from './compiledSearch.ts';
import { lowerBound, placeIn } from './sorted.ts';
import { type Word, wordOf } from './terms.ts';

/** A known term that a typed word may stand for; `weight` is 1 for the word itself. */
export interface Reading {
  readonly term: string;
  readonly weight: number;
}

const PREFIX = { shortest: 3, weight: 0.7 };
/** Shorter pieces of a word are words by chance. */
const HALF = 4;
const TYPO = { shortest: 4, most: 3, weight: 0.75 };

/** Every word of the index. Tells what a typed word stands for: itself, or when unknown a completion or a correction. */
export class Lexicon {
  readonly #words: readonly string[];
  readonly #postings: readonly string[];

  constructor({ words, postings }: CompiledSearch) {
    this.#words = words.split('\n');
    this.#postings = postings.split('\n');
  }

  has(term: string): boolean {
    return this.postingsOf(term) !== '';
  }

  /** The scores of a term as `decodeScores` takes them, empty when no document holds it. */
  postingsOf(term: string): string {
    const place = placeIn(this.#words, term);
    return place === undefined ? '' : (this.#postings[place] ?? '');
  }

  /** The term itself when it is known; otherwise completions, otherwise the nearest words, otherwise nothing. */
  readingsOf({ surface, term }: Pick<Word, 'surface' | 'term'>): readonly Reading[] {
    if (placeIn(this.#words, term) !== undefined) return [{ term, weight: 1 }];
    const completed = this.completionsOf(surface);
    return completed.length ? completed : this.#corrections(surface);
  }

  /** Terms of the words that begin so, the nearest in length first. */
  completionsOf(surface: string): readonly Reading[] {
    if (surface.length < PREFIX.shortest) return [];
    const terms = new Map<string, number>();
    for (let i = lowerBound(this.#words, surface); this.#words[i]?.startsWith(surface); i++) {
      const word = this.#words[i]!;
      const term = this.#termAt(i);
      const weight = PREFIX.weight * (surface.length / word.length) ** 0.5;
      terms.set(term, Math.max(weight, terms.get(term) ?? 0));
    }
    return [...terms].map(([term, weight]) => ({ term, weight }));
  }

  /** The two known words that a longer one is written together from, or nothing. */
  halvesOf(surface: string): readonly string[] {
    for (let at = surface.length - HALF; at >= HALF; at--) {
      const left = placeIn(this.#words, surface.slice(0, at));
      const right = placeIn(this.#words, surface.slice(at));
      if (left !== undefined && right !== undefined) return [this.#termAt(left), this.#termAt(right)];
    }
    return [];
  }

  #corrections(surface: string): Reading[] {
    if (surface.length < TYPO.shortest || /\d/.test(surface)) return [];
    const reach = surface.length < 6 ? 1 : surface.length < 12 ? 2 : 3;
    const near: { term: string; edits: number }[] = [];
    // Slips of the keyboard rarely hit the first letter, and this leaves a twentieth of the words to compare.
    const [initial = ''] = surface;
    for (let i = lowerBound(this.#words, initial); this.#words[i]?.startsWith(initial); i++) {
      const word = this.#words[i]!;
      if (Math.abs(word.length - surface.length) > reach || word.length < TYPO.shortest) continue;
      const edits = areSwapped(word, surface) ? 1 : distance(word, surface);
      if (edits <= reach) near.push({ term: this.#termAt(i), edits });
    }
    near.sort((a, b) => a.edits - b.edits);
    const best = near[0]?.edits ?? 0;
    const terms = new Set(near.filter(({ edits }) => edits === best).map(({ term }) => term));
    return [...terms].slice(0, TYPO.most).map((term) => ({ term, weight: TYPO.weight ** best }));
  }

  #termAt(place: number): string {
    const word = this.#words[place]!;
    return this.#postings[place] ? word : wordOf(word).term;
  }
}

/** True when two neighbouring letters changed places and nothing else. */
function areSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}
