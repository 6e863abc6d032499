/**
 * How often a pattern was right on code that nobody here wrote: findings drawn from public repositories, each judged by
 * two readers. A place is right when one of them says so and neither says wrong, wrong when one says wrong; a place that
 * is unclear to both is not counted.
 */
export interface Precision {
  /** Places that count. */
  readonly read: number;
  /** Those of them that are right. */
  readonly right: number;
  /** Lower end of Wilson's interval at 95 % for the share of right ones, from 0 to 1, rounded down to three digits. */
  readonly lower: number;
  /** Of the last reading. */
  readonly date: string;
  /** How many repositories the places lie in. */
  readonly repositories: number;
}
