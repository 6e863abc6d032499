import { distance } from 'fastest-levenshtein';
import type { Word } from './terms.ts';

/** A known term that a typed word may stand for; `weight` is 1 for the word itself. */
export interface Reading {
  readonly term: string;
  readonly weight: number;
}

const PREFIX = { shortest: 3, most: 12, weight: 0.7 };
const TYPO = { shortest: 4, most: 3, weight: 0.75 };

/** Every word of the index. Tells what a typed word stands for: itself, or when unknown a completion or a correction. */
export class Lexicon {
  /** Words as written, sorted, with their terms. */
  readonly #words: readonly string[];
  readonly #terms: ReadonlyMap<string, string>;
  readonly #known: ReadonlySet<string>;
  #byInitial: ReadonlyMap<string, readonly string[]> | undefined;

  /** @param entries a term followed by the words it stands for, if these are others */
  constructor(entries: readonly (readonly string[])[]) {
    const terms = new Map<string, string>();
    for (const [term = '', ...words] of entries)
      for (const word of words.length ? words : [term]) terms.set(word, term);
    this.#terms = terms;
    this.#words = [...terms.keys()].sort();
    this.#known = new Set(entries.map(([term = '']) => term));
  }

  has(term: string): boolean {
    return this.#known.has(term);
  }

  /** The term itself when it is known; otherwise completions, otherwise the nearest words, otherwise nothing. */
  readingsOf({ surface, term }: Pick<Word, 'surface' | 'term'>): readonly Reading[] {
    if (this.has(term)) return [{ term, weight: 1 }];
    const completed = this.#completions(surface);
    return completed.length ? completed : this.#corrections(surface);
  }

  #completions(surface: string): Reading[] {
    if (surface.length < PREFIX.shortest) return [];
    const terms = new Map<string, number>();
    for (let i = lowerBound(this.#words, surface); i < this.#words.length && terms.size < PREFIX.most; i++) {
      const word = this.#words[i]!;
      if (!word.startsWith(surface)) break;
      const term = this.#terms.get(word)!;
      const weight = PREFIX.weight * (surface.length / word.length) ** 0.5;
      terms.set(term, Math.max(weight, terms.get(term) ?? 0));
    }
    return [...terms].map(([term, weight]) => ({ term, weight }));
  }

  #corrections(surface: string): Reading[] {
    if (surface.length < TYPO.shortest || /\d/.test(surface)) return [];
    const reach = surface.length < 6 ? 1 : surface.length < 10 ? 2 : 3;
    const near: { term: string; edits: number }[] = [];
    for (const word of this.#sameInitial(surface)) {
      if (Math.abs(word.length - surface.length) > reach || word.length < TYPO.shortest) continue;
      const edits = areSwapped(word, surface) ? 1 : distance(word, surface);
      if (edits <= reach) near.push({ term: this.#terms.get(word)!, edits });
    }
    near.sort((a, b) => a.edits - b.edits);
    const best = near[0]?.edits ?? 0;
    const terms = new Set(near.filter(({ edits }) => edits === best).map(({ term }) => term));
    return [...terms].slice(0, TYPO.most).map((term) => ({ term, weight: TYPO.weight ** best }));
  }

  /** Slips of the keyboard rarely hit the first letter, and this leaves a twentieth of the words to compare. */
  #sameInitial(surface: string): readonly string[] {
    if (!this.#byInitial) {
      const groups = new Map<string, string[]>();
      for (const word of this.#words) {
        const group = groups.get(word[0]!);
        if (group) group.push(word);
        else groups.set(word[0]!, [word]);
      }
      this.#byInitial = groups;
    }
    return this.#byInitial.get(surface[0]!) ?? [];
  }
}

/** True when two neighbouring letters changed places and nothing else. */
function areSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

function lowerBound(sorted: readonly string[], value: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
