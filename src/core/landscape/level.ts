import type { Effect } from '../knowledge/axes.ts';

/**
 * What a technique does to one axis, from the worst to the best, and at the end that its record says nothing about it:
 * the steps of a row or a column.
 */
export const LEVELS = [
  'worse-large',
  'worse-medium',
  'worse-small',
  'same',
  'better-small',
  'better-medium',
  'better-large',
  'not-stated',
] as const;
export type Level = (typeof LEVELS)[number];

export function levelOf(effect: Effect | undefined): Level {
  if (!effect) return 'not-stated';
  return effect.direction === 'same' ? 'same' : `${effect.direction}-${effect.size}`;
}

/** The effect that a level stands for; none where nothing is stated. */
export function effectOf(level: Level): Effect | undefined {
  if (level === 'not-stated') return undefined;
  if (level === 'same') return { direction: 'same' };
  const [direction, size] = level.split('-') as ['better' | 'worse', 'small' | 'medium' | 'large'];
  return { direction, size };
}
