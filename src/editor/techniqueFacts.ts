import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { ChosenFilters } from './chosenFilters.ts';
import { type Filter, filterWords, narrowedBy } from './filters.ts';
import { type FilteredTechnique, techniqueFilters } from './techniqueFilters.ts';
import type { Seen } from './treeTechniqueItem.ts';
import type { TechniqueRow } from './treeTechniques.ts';
import type { UsedTechniques } from './usedTechniques.ts';

/** What the workspace says of techniques, and which of them filters leave. */
export class TechniqueFacts {
  readonly filters: ChosenFilters;
  /** How many findings lead to each technique. */
  found: ReadonlyMap<string, number> = new Map();
  /** Undefined before anybody needs it; until then filters leave everything. */
  knowledge: Knowledge | undefined;
  readonly #used: Pick<UsedTechniques, 'placesOf'>;

  constructor(used: Pick<UsedTechniques, 'placesOf'>, filters: ChosenFilters) {
    this.#used = used;
    this.filters = filters;
  }

  /** What was seen of a row in the workspace; of a category, of all its techniques. */
  seen(row: TechniqueRow): Seen {
    if (row.kind === 'technique') return this.#ask(row.technique);
    const below = row.kind === 'category' ? this.#below(row.category.id) : [];
    return {
      found: below.reduce((sum, { found }) => sum + found, 0),
      used: below.reduce((sum, { used }) => sum + used, 0),
    };
  }

  offered(): readonly Filter<FilteredTechnique>[] {
    return this.knowledge ? techniqueFilters(this.knowledge.categories) : [];
  }

  /** How many techniques a filter leaves by itself. */
  countOf(filter: Filter<FilteredTechnique>): number {
    return this.#all().filter((technique) => filter.keeps(technique)).length;
  }

  /** The filters in words, and how many of all techniques they leave. */
  narrowed(): { readonly words: string; readonly shown: number; readonly all: number } {
    const [all, offered, chosen] = [this.#all(), this.offered(), this.filters.ids];
    const shown = all.filter(narrowedBy(offered, chosen)).length;
    return { words: filterWords(offered, chosen), shown, all: all.length };
  }

  /** Whether filters leave a row. */
  shows(row: TechniqueRow): boolean {
    const keeps = narrowedBy(this.offered(), this.filters.ids);
    if (row.kind === 'technique') return keeps(this.#ask(row.technique));
    if (row.kind !== 'category') return true;
    const { id } = row.category;
    const below = this.#below(id);
    // Subjects outside efficiency have papers and no technique.
    return (below.length ? below : [{ category: id, found: 0, used: 0 }]).some(keeps);
  }

  #all(): readonly FilteredTechnique[] {
    return this.knowledge?.techniques.map(({ id }) => this.#ask(id)) ?? [];
  }

  #below(category: string): readonly FilteredTechnique[] {
    return this.knowledge?.techniquesIn(category).map(({ id }) => this.#ask(id)) ?? [];
  }

  #ask(technique: string): FilteredTechnique {
    return {
      category: this.knowledge?.technique(technique)?.category ?? '',
      found: this.found.get(technique) ?? 0,
      used: this.#used.placesOf(technique).length,
    };
  }
}
