export const VERDICTS = ['right', 'wrong', 'unclear'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Of two readers who did not know of each other's. */
export type Verdicts = readonly [Verdict, Verdict];

/**
 * What two verdicts on a place come to: one `wrong` makes it wrong, otherwise one `right` makes it right. What neither can
 * tell stays unclear and is not counted.
 */
export function outcome(verdicts: Verdicts): Verdict {
  if (verdicts.includes('wrong')) return 'wrong';
  return verdicts.includes('right') ? 'right' : 'unclear';
}
