import type { Document } from './documents.ts';
import { wordsOf } from './terms.ts';
import { STOP_WORDS } from './vocabulary.ts';

/** The names of every document as sets of terms. */
export class NameTable {
  readonly #documents: readonly Document[];
  readonly #sets: (readonly ReadonlySet<string>[])[] = [];

  constructor(documents: readonly Document[]) {
    this.#documents = documents;
  }

  /**
   * How near a query is to a name of a document, 0 to 1: what they share against what both hold (Dice), every term by
   * its rarity.
   *
   * @param asked sum of the rarities of the query's concepts
   */
  likeness(number: number, query: ReadonlySet<string>, rarityOf: (term: string) => number, asked: number): number {
    let best = 0;
    for (const name of this.#namesOf(number)) {
      let shared = 0;
      let whole = 0;
      for (const term of name) {
        const rarity = rarityOf(term);
        whole += rarity;
        if (query.has(term)) shared += rarity;
      }
      best = Math.max(best, (2 * shared) / (whole + asked));
    }
    return Math.min(1, best);
  }

  #namesOf(number: number): readonly ReadonlySet<string>[] {
    return (this.#sets[number] ??= this.#documents[number]!.names.map(setOf));
  }
}

function setOf(name: string): ReadonlySet<string> {
  const words = wordsOf(name).filter(({ joined }) => !joined);
  const meant = words.filter(({ surface }) => !STOP_WORDS.has(surface));
  return new Set((meant.length ? meant : words).map(({ term }) => term));
}
