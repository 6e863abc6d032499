import type { Pattern } from './pattern.ts';

/** What pages, search and reports say about a pattern; the queries that find it are left to detection. */
export type PatternCard = Omit<Pattern, 'shapes' | 'inTests'>;

export function cardOf(pattern: Pattern): PatternCard {
  const { shapes: _shapes, inTests: _inTests, ...card } = pattern;
  return card;
}
