import type { CompiledSearch } from './compiledSearch.ts';
import { Lexicon } from './lexicon.ts';
import { decodeScores, type Scores } from './postings.ts';

const NOWHERE: Scores = new Map();

/** Which documents hold a term, and how much it says about each. */
export class TextIndex {
  readonly lexicon: Lexicon;
  /** Number of documents. */
  readonly size: number;
  readonly #postings: readonly string[];
  readonly #lines: ReadonlyMap<string, number>;
  readonly #decoded = new Map<string, Scores>();

  constructor({ lexicon, postings }: CompiledSearch, size: number) {
    const entries = lexicon.split('\n').map((line) => line.split(' '));
    this.lexicon = new Lexicon(entries);
    this.size = size;
    this.#postings = postings.split('\n');
    this.#lines = new Map(entries.map(([term = ''], line) => [term, line]));
  }

  scoresOf(term: string): Scores {
    const line = this.#lines.get(term);
    if (line === undefined) return NOWHERE;
    let scores = this.#decoded.get(term);
    if (!scores) this.#decoded.set(term, (scores = decodeScores(this.#postings[line] ?? '')));
    return scores;
  }

  /** How telling a term is: high for one that few documents hold. */
  rarityOf(term: string): number {
    return rarity(this.size, this.scoresOf(term).size);
  }

  /** What a word counts that no document holds. */
  get highestRarity(): number {
    return rarity(this.size, 0);
  }
}

const rarity = (documents: number, holding: number): number => Math.log(1 + documents / (1 + holding));
