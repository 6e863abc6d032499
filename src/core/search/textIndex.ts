import type { CompiledSearch } from './compiledSearch.ts';
import { Lexicon } from './lexicon.ts';
import { countScores, decodeScores, type Scores } from './postings.ts';

/** Which documents hold a term, and how much it says about each. */
export class TextIndex {
  readonly lexicon: Lexicon;
  /** Number of documents. */
  readonly size: number;
  readonly #decoded = new Map<string, Scores>();
  readonly #rarities = new Map<string, number>();

  /** @param size number of documents */
  constructor(compiled: CompiledSearch, size: number) {
    this.lexicon = new Lexicon(compiled);
    this.size = size;
  }

  scoresOf(term: string): Scores {
    let scores = this.#decoded.get(term);
    if (!scores) this.#decoded.set(term, (scores = decodeScores(this.lexicon.postingsOf(term))));
    return scores;
  }

  /** How telling a term is: high for one that few documents hold. */
  rarityOf(term: string): number {
    let known = this.#rarities.get(term);
    if (known === undefined) {
      this.#rarities.set(term, (known = rarity(this.size, countScores(this.lexicon.postingsOf(term)))));
    }
    return known;
  }

  /** What a word counts that no document holds. */
  get highestRarity(): number {
    return rarity(this.size, 0);
  }
}

const rarity = (documents: number, holding: number): number => Math.log(1 + documents / (1 + holding));
