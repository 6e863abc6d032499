import { grouped } from '../core/grouped.ts';

/** One thing that a view can be narrowed to. Pure, so that what a filter keeps can be tried without an editor. */
export interface Filter<T> {
  /** Kept in the workspace, so it stays. */
  readonly id: string;
  readonly group: string;
  readonly label: string;
  /** What the label leaves open. */
  readonly detail?: string;
  keeps(one: T): boolean;
}

/** Keeps what passes the chosen filters: of those in one group any will do, and every group has to be passed. */
export function narrowedBy<T>(filters: readonly Filter<T>[], chosen: readonly string[]): (one: T) => boolean {
  const groups = groupsOf(filters, chosen);
  return (one) => groups.every((group) => group.some((filter) => filter.keeps(one)));
}

/** The chosen filters in words: `Current file · Clear or Likely`. Empty where none is. */
export const filterWords = <T>(filters: readonly Filter<T>[], chosen: readonly string[]): string =>
  groupsOf(filters, chosen)
    .map((group) => group.map(({ label }) => label).join(' or '))
    .join(' · ');

/** The chosen ones that are still known, group by group and in their own order. */
const groupsOf = <T>(filters: readonly Filter<T>[], chosen: readonly string[]): readonly Filter<T>[][] => [
  ...grouped(
    filters.filter(({ id }) => chosen.includes(id)),
    ({ group }) => group,
  ).values(),
];
