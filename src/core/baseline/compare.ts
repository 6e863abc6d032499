import { type Baseline, type BaselineEntry, keyOf, type Known } from './baseline.ts';

/** What has changed since a baseline was saved. */
export interface Comparison<T> {
  /** In the order in which they were given. */
  readonly fresh: readonly T[];
  readonly unchanged: readonly T[];
  /** Entries of which fewer are found than then, each with how many are missing. */
  readonly gone: readonly BaselineEntry[];
}

/**
 * Holds findings against a baseline. Where a line stands more often than the baseline has it, those further down count
 * as new: which of them was added nobody can tell.
 *
 * @param knownAs what the baseline would call a finding
 * @param isLookedAt false for a path of the baseline that nobody looked at now: of that nothing is said
 */
export function compare<T>(
  baseline: Baseline,
  findings: readonly T[],
  knownAs: (finding: T) => Known,
  isLookedAt: (path: string) => boolean = () => true,
): Comparison<T> {
  const left = new Map(baseline.findings.map((entry) => [keyOf(entry), entry.count]));
  const fresh: T[] = [];
  const unchanged: T[] = [];
  for (const finding of findings) {
    const key = keyOf(knownAs(finding));
    const count = left.get(key) ?? 0;
    if (count) left.set(key, count - 1);
    (count ? unchanged : fresh).push(finding);
  }
  const gone = baseline.findings.flatMap((entry) => {
    const count = left.get(keyOf(entry)) ?? 0;
    return count && isLookedAt(entry.path) ? [{ ...entry, count }] : [];
  });
  return { fresh, unchanged, gone };
}
