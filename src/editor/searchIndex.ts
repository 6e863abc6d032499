import type { Knowledge } from '../core/knowledge/knowledge.ts';
import { Search } from '../core/search/search.ts';

const searches = new WeakMap<Knowledge, Search>();

/** The search over an index, made when it is first asked for. */
export function searchOf(knowledge: Knowledge): Search {
  const made = searches.get(knowledge) ?? new Search(knowledge);
  searches.set(knowledge, made);
  return made;
}
