import type { Precision } from '../knowledge/precision.ts';

/**
 * `38 of 40 places right (two readers each, 9 repositories, 2026-11-22); at least 83.4 % (Wilson’s bound at 95 %)`, or that
 * nobody measured it.
 */
export function precisionWords(precision: Precision | undefined): string {
  if (!precision) return 'not measured yet on code that nobody here wrote';
  const { read, right, lower, date, repositories } = precision;
  const places = read === 1 ? 'place' : 'places';
  const from = repositories === 1 ? '1 repository' : `${repositories} repositories`;
  const bound = `at least ${(lower * 100).toFixed(1)} % (Wilson’s bound at 95 %)`;
  return `${right} of ${read} ${places} right (two readers each, ${from}, ${date}); ${bound}`;
}
