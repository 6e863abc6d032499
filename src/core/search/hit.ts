/** One result of a search. */
export interface Hit {
  readonly kind: 'technique' | 'paper' | 'error';
  readonly id: string;
  readonly title: string;
  /** Comparable within one query only; higher is better. */
  readonly score: number;
  /** Techniques it belongs to or leads to; a technique's own id for a technique. */
  readonly techniques: readonly string[];
  /** One line that says what it is. */
  readonly detail: string;
}
