import { filterWords } from './filters.ts';
import { FINDING_FILTERS } from './findingFilters.ts';

/** What the view of findings says of itself. */
export interface FindingsWords {
  /** Beside its title. */
  readonly description: string;
  /** Above its rows; without any, the welcome text says what there is to say. */
  readonly message: string | undefined;
}

/**
 * @param by how the view is grouped
 * @param chosen ids of filters
 */
export function findingsWords(by: string, chosen: readonly string[], shown: number, all: number): FindingsWords {
  const filters = filterWords(FINDING_FILTERS, chosen);
  if (!filters || !all) return { description: `by ${by}`, message: undefined };
  if (!shown) return { description: `${all} hidden by filters`, message: undefined };
  return { description: `by ${by}`, message: `${shown} of ${all}: ${filters}` };
}
