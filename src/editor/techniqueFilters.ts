import type { Category } from '../core/knowledge/technique.ts';
import type { Filter } from './filters.ts';

/** What filters ask about a technique. */
export interface FilteredTechnique {
  readonly category: string;
  /** How many findings lead to it. */
  readonly found: number;
  /** In how many places it is in use already. */
  readonly used: number;
}

/** What the view of techniques can be narrowed to, in the order in which it is offered. */
export const techniqueFilters = (categories: readonly Category[]): readonly Filter<FilteredTechnique>[] => [
  { id: 'found', group: 'In this workspace', label: 'With findings', keeps: ({ found }) => found > 0 },
  { id: 'used', group: 'In this workspace', label: 'In use', keeps: ({ used }) => used > 0 },
  ...categories.map(({ id, name }) => ({
    id: `category/${id}`,
    group: 'Category',
    label: name,
    keeps: ({ category }: FilteredTechnique) => category === id,
  })),
];
