import { nearest } from '../core/words/nearest.ts';

/** The user asked for something that does not exist: told in one line, exit code 2. */
export class UsageError extends Error {}

/** ` Did you mean «x»?`, or nothing when no known word is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant === undefined ? '' : ` Did you mean «${meant}»?`;
}

/** @throws UsageError that lists what is allowed and names the nearest */
export function oneOf<T extends string>(word: string, allowed: readonly T[], what: string): T {
  if ((allowed as readonly string[]).includes(word)) return word as T;
  throw new UsageError(`«${word}» is no ${what}; it is one of ${allowed.join(', ')}.${didYouMean(word, allowed)}`);
}

/** @throws UsageError when the word is not a whole number in the range */
export function wholeNumber(word: string, min: number, max: number, what: string): number {
  const value = Number(word);
  if (/^\d+$/.test(word) && value >= min && value <= max) return value;
  throw new UsageError(`«${word}» is no ${what}; it is a whole number from ${min} to ${max}.`);
}
