/**
 * What search needs, worked out when the data is compiled. Two texts of many lines: texts cost nothing to read, and
 * sorted lines are found without building a table first.
 */
export interface CompiledSearch {
  /** Every term and every word as written, sorted by code unit. A word that is no term is indexed under `wordOf`'s. */
  readonly words: string;
  /** Scores of documents for the term of the same line, see `encodeScores`; empty for words that are no terms. */
  readonly postings: string;
}
