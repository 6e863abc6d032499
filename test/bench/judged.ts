import { readFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import type { Knowledge } from '../../src/core/knowledge/knowledge.ts';

const FOLDER = 'test/bench/search';
/** A result of this grade or more answers the query. */
const GOOD = 2;

export interface Judged {
  readonly class: string;
  readonly query: string;
  /** Record (`paper:…`, `technique:…`) → mean grade of two readers, 0 (not about it) to 3 (what was asked for). */
  readonly grades: ReadonlyMap<string, number>;
}

/** Finds records for a query, best first, as `kind:id`. */
export type Finder = (query: string) => readonly string[];

export interface Quality {
  readonly queries: number;
  readonly ndcg: number;
  readonly recall: number;
  readonly mrr: number;
  /** Results a query: what counts where nothing is a good answer. */
  readonly found: number;
}

/**
 * The judged queries, written from titles and names alone. `heldout` is for the last word on a ranking: whoever tunes with
 * it spoils it.
 */
export function judgedQueries(part: 'development' | 'heldout'): readonly Judged[] {
  const read = (name: string): unknown => JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8'));
  const grades = read('grades') as Record<string, Record<string, readonly number[]>>;
  return (read(part) as { class: string; query: string }[]).map(({ class: kind, query }) => ({
    class: kind,
    query,
    grades: new Map(
      Object.entries(grades[query] ?? {}).map(([id, given]) => [id, given.reduce((a, b) => a + b, 0) / given.length]),
    ),
  }));
}

/** nDCG@10 with gains of 2^grade - 1, Recall@20 and MRR over good answers, a class at a time and over all with an answer. */
export function qualityOf(find: Finder, queries: readonly Judged[]): ReadonlyMap<string, Quality> {
  const classes = [...new Set(queries.map((query) => query.class)), 'all'];
  return new Map(
    classes.map((kind) => {
      const asked = queries.filter((query) => (kind === 'all' ? query.class !== 'none' : query.class === kind));
      const each = asked.map(({ query, grades }) => measure(find(query), grades));
      const answered = each.filter(({ ndcg }) => !Number.isNaN(ndcg));
      const mean = (of: keyof Quality, over = answered): number =>
        over.reduce((sum, one) => sum + one[of], 0) / over.length;
      return [
        kind,
        {
          queries: asked.length,
          ndcg: mean('ndcg'),
          recall: mean('recall'),
          mrr: mean('mrr'),
          found: mean('found', each),
        },
      ];
    }),
  );
}

function measure(results: readonly string[], grades: ReadonlyMap<string, number>): Quality {
  const gain = (id: string): number => 2 ** (grades.get(id) ?? 0) - 1;
  const sum = (gains: readonly number[]): number => gains.reduce((all, one, i) => all + one / Math.log2(i + 2), 0);
  const ideal = sum(
    [...grades.keys()]
      .map(gain)
      .sort((a, b) => b - a)
      .slice(0, 10),
  );
  const good = [...grades].filter(([, grade]) => grade >= GOOD).map(([id]) => id);
  const first = results.findIndex((id) => good.includes(id));
  return {
    queries: 1,
    ndcg: ideal ? sum(results.slice(0, 10).map(gain)) / ideal : NaN,
    recall: good.length ? good.filter((id) => results.slice(0, 20).includes(id)).length / good.length : 1,
    mrr: first < 0 ? 0 : 1 / (first + 1),
    found: results.length,
  };
}

/** MiniSearch as it comes over the same records, the measure of what our ranking adds. */
export function plainFinder({ techniques, papers }: Knowledge, withKeywords: boolean): Finder {
  const index = new MiniSearch({
    fields: ['title', 'text', ...(withKeywords ? ['keywords'] : [])],
    searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: 0.2 },
  });
  index.addAll([
    ...techniques.map(({ id, name, summary, what, aliases }) => ({
      id: `technique:${id}`,
      title: name,
      text: `${summary} ${what ?? ''}`,
      keywords: aliases.join(' '),
    })),
    ...papers.map(({ id, title, summary, keywords }) => ({
      id: `paper:${id}`,
      title,
      text: summary ?? '',
      keywords: keywords.join(' '),
    })),
  ]);
  return (query) => index.search(query).map(({ id }) => id as string);
}
