import type { Pattern } from './pattern.ts';
import type { Precision } from './precision.ts';

/** What pages, search and reports say about a pattern; the queries that find it are left to detection. */
export type PatternCard = Omit<Pattern, 'shapes' | 'inTests' | 'yieldsTo'> & {
  /** Absent while nobody has measured it. */
  readonly precision?: Precision;
};

export function cardOf(pattern: Pattern, precision?: Precision): PatternCard {
  const { shapes: _shapes, inTests: _inTests, yieldsTo: _yieldsTo, ...card } = pattern;
  return { ...card, ...(precision && { precision }) };
}
