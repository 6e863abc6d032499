import { createHash } from 'node:crypto';
import type { Tier } from '../../core/knowledge/pattern.ts';
import { type ReadPlace, placeKey } from './records.ts';

/** A finding in a repository, as readers are given it. */
export interface Found extends Pick<ReadPlace, 'repo' | 'path' | 'line' | 'cell'> {
  readonly commit?: string;
  /** The line in its cell, for readers of notebooks. */
  readonly cellLine?: number;
  readonly pattern: string;
  readonly tier: Tier;
  readonly message: string;
}

/** A finding that was drawn; `n` is what verdicts name it by. */
export type Drawn = { readonly n: number } & Found;

export interface Draw {
  readonly seed: number;
  /** At most so many places a pattern. */
  readonly count: number;
}

/**
 * Draws places of each pattern at random, a repository in turn, so that a large one does not stand for all. The order of a
 * place follows from the seed and the place alone: neither other patterns nor the order of folders change what is drawn.
 *
 * @returns by pattern and place, numbered from 1
 */
export function draw(found: readonly Found[], { seed, count }: Draw): Drawn[] {
  const rank = (text: string): string => createHash('sha256').update(`${seed}\0${text}`).digest('hex');
  const drawn = [...groupBy(found, ({ pattern }) => pattern)].flatMap(([pattern, everywhere]) => {
    const places = new Map(everywhere.map((place) => [placeKey(place), place]));
    const ranked = byRank([...places], ([key]) => rank(`${pattern}\0${key}`)).map(([, place]) => place);
    const lists = [...groupBy(ranked, ({ repo }) => repo)];
    return inTurn(byRank(lists, ([repo]) => rank(`${pattern}\0${repo}`)).map(([, list]) => list)).slice(0, count);
  });
  return drawn.sort(compare).map((place, i) => ({ n: i + 1, ...place }));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const byRank = <T>(items: readonly T[], rankOf: (item: T) => string): T[] =>
  items
    .map((item) => ({ item, rank: rankOf(item) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ item }) => item);

/** The first of every list, then the second of every list that has one, and so on. */
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}

function compare(a: Found, b: Found): number {
  for (const key of ['pattern', 'repo', 'path'] as const) if (a[key] !== b[key]) return a[key] < b[key] ? -1 : 1;
  return (a.cell ?? 0) - (b.cell ?? 0) || a.line - b.line;
}
