import { type Knowledge, OUTSIDE } from '../core/knowledge/knowledge.ts';
import type { Paper } from '../core/knowledge/paper.ts';
import type { Category, Technique } from '../core/knowledge/technique.ts';
import type { UsedRow } from './treeUsed.ts';

/** A row of the view of techniques. Its key is stable and says where it stands: a paper has a row under each technique. */
export type TechniqueRow =
  | { readonly kind: 'category'; readonly key: string; readonly category: Category; readonly rows: number }
  | {
      readonly kind: 'technique';
      readonly key: string;
      readonly technique: string;
      readonly room: Technique;
      readonly papers: number;
    }
  | { readonly kind: 'topic'; readonly key: string; readonly name: string; readonly papers: readonly Paper[] }
  | UsedRow
  | { readonly kind: 'paper'; readonly key: string; readonly paper: string; readonly record: Paper };

/** What is always there: category → technique → papers, and last the papers outside efficiency by their subjects. */
export class TechniqueRows {
  readonly #knowledge: Knowledge;
  readonly #rows = new Map<string, TechniqueRow>();
  readonly #children = new Map<string, readonly TechniqueRow[]>();
  readonly #parents = new Map<string, TechniqueRow>();

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  /** The same rows each time, so that what is open and chosen stays so. */
  childrenOf(parent?: TechniqueRow): readonly TechniqueRow[] {
    const key = parent?.key ?? '';
    let children = this.#children.get(key);
    if (!children) {
      children = parent ? this.#below(parent) : this.#categories();
      this.#children.set(key, children);
      for (const child of children) {
        this.#rows.set(child.key, child);
        if (parent) this.#parents.set(child.key, parent);
      }
    }
    return children;
  }

  parentOf(row: TechniqueRow): TechniqueRow | undefined {
    return this.#parents.get(row.key);
  }

  /** The row of a technique, for `reveal`. */
  technique(id: string): TechniqueRow | undefined {
    const room = this.#knowledge.technique(id);
    const category = room && this.childrenOf().find(({ key }) => key === `category/${room.category}`);
    if (!category) return undefined;
    this.childrenOf(category);
    return this.#rows.get(`technique/${room.id}`);
  }

  /** Rows that were handed out already, of a technique and of its category. */
  shown(technique: string): readonly TechniqueRow[] {
    const room = this.#knowledge.technique(technique);
    const rows = [this.#rows.get(`technique/${technique}`), this.#rows.get(`category/${room?.category ?? ''}`)];
    return rows.filter((row) => row !== undefined);
  }

  #categories(): TechniqueRow[] {
    const { categories, topics } = this.#knowledge;
    return categories.flatMap((category): TechniqueRow[] => {
      const rows = category.id === OUTSIDE ? topics.length : this.#knowledge.techniquesIn(category.id).length;
      return rows ? [{ kind: 'category', key: `category/${category.id}`, category, rows }] : [];
    });
  }

  #below(row: TechniqueRow): TechniqueRow[] {
    switch (row.kind) {
      case 'category':
        return row.category.id === OUTSIDE ? this.#topics() : this.#techniques(row.category.id);
      case 'technique':
        return this.#knowledge.papersOf(row.technique).map(({ paper }) => paperRow(row.key, paper));
      case 'topic':
        return row.papers.map((paper) => paperRow(row.key, paper));
      default:
        return [];
    }
  }

  #techniques(category: string): TechniqueRow[] {
    return this.#knowledge.techniquesIn(category).map((room) => ({
      kind: 'technique',
      key: `technique/${room.id}`,
      technique: room.id,
      room,
      papers: this.#knowledge.papersOf(room.id).length,
    }));
  }

  #topics(): TechniqueRow[] {
    return this.#knowledge.topics.map(({ id, papers }) => ({
      kind: 'topic',
      key: `topic/${id}`,
      name: id.replaceAll('-', ' '),
      papers,
    }));
  }
}

const paperRow = (parent: string, record: Paper): TechniqueRow => ({
  kind: 'paper',
  key: `${parent}/paper/${record.id}`,
  paper: record.id,
  record,
});
