/**
 * What search needs, worked out when the data is compiled, as two texts of one line a term. Texts cost nothing to read;
 * their lines are taken apart when somebody asks for them.
 */
export interface CompiledSearch {
  /** A term and the words it stands for: `quantiz quantized quantization`; a term alone is its own only word. */
  readonly lexicon: string;
  /** Scores of documents for the same term, see `encodeScores`. */
  readonly postings: string;
}
