export const STAGES = ['training', 'fine-tuning', 'inference', 'serving', 'data'] as const;
export type Stage = (typeof STAGES)[number];

/** A result as the abstract states it. */
export interface Figure {
  readonly metric: string;
  readonly value: string;
  /** The baseline, or "not stated". */
  readonly against: string;
  /** Model, data, hardware, or "not stated". */
  readonly on: string;
  /** The arithmetic, when we worked the value out from what is stated. */
  readonly derived?: string;
}

export interface Paper {
  readonly id: string;
  readonly title: string;
  readonly arxiv: string;
  readonly code: string | null;
  /** Of the arXiv id. */
  readonly year: number;
  /** Technique ids, most specific first, or one `outside-efficiency/<topic>`. */
  readonly techniques: readonly string[];
  readonly stage: readonly Stage[];
  /** Our own words: what it does, its strongest result with the condition, the catch. Absent until written. */
  readonly summary?: string;
  readonly figures: readonly Figure[];
  readonly keywords: readonly string[];
}

export const arxivUrl = (paper: Paper): string => `https://arxiv.org/abs/${paper.arxiv}`;
