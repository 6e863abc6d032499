import type { Document } from './documents.ts';
import { RANKING } from './ranking.ts';
import { wordsOf } from './terms.ts';
import { STOP_WORDS } from './vocabulary.ts';

interface Name {
  readonly terms: ReadonlySet<string>;
  readonly weight: number;
}

/** The names of every document as sets of terms. */
export class NameTable {
  readonly #documents: readonly Document[];
  readonly #names: (readonly Name[])[] = [];
  readonly #symptoms: (readonly Name[])[] = [];

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
    return likenessOf(this.#namesOf(number), query, rarityOf, asked);
  }

  /** The same for the symptoms of a technique. */
  symptomLikeness(
    number: number,
    query: ReadonlySet<string>,
    rarityOf: (term: string) => number,
    asked: number,
  ): number {
    const symptoms = (this.#symptoms[number] ??= this.#documents[number]!.symptoms.map((symptom) => ({
      terms: setOf(symptom),
      weight: 1,
    })));
    return likenessOf(symptoms, query, rarityOf, asked);
  }

  #namesOf(number: number): readonly Name[] {
    const { names, aliases } = this.#documents[number]!;
    return (this.#names[number] ??= [
      ...names.map((name) => ({ terms: setOf(name), weight: 1 })),
      ...aliases.map((alias) => ({ terms: setOf(alias), weight: RANKING.alias })),
    ]);
  }
}

function likenessOf(
  names: readonly Name[],
  query: ReadonlySet<string>,
  rarityOf: (term: string) => number,
  asked: number,
): number {
  let best = 0;
  for (const { terms, weight } of names) {
    let shared = 0;
    let whole = 0;
    for (const term of terms) {
      const rarity = rarityOf(term);
      whole += rarity;
      if (query.has(term)) shared += rarity;
    }
    best = Math.max(best, (weight * 2 * shared) / (whole + asked));
  }
  return Math.min(1, best);
}

function setOf(name: string): ReadonlySet<string> {
  const words = wordsOf(name).filter(({ joined }) => !joined);
  const meant = words.filter(({ surface }) => !STOP_WORDS.has(surface));
  return new Set((meant.length ? meant : words).map(({ term }) => term));
}
