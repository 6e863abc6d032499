import { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import type { CompiledKnowledge } from '../../../src/core/knowledge/compiled.ts';
import { Search } from '../../../src/core/search/search.ts';
import { type Finder, judgedQueries, plainFinder, qualityOf } from '../judged.ts';

/** How good search is on the judged queries, beside plain MiniSearch over the same records with and without our keywords. */
export function quality(compiled: CompiledKnowledge): void {
  const knowledge = new Knowledge(compiled);
  const search = new Search(knowledge);
  const ours: Finder = (query) =>
    search
      .find(query)
      .filter(({ kind }) => kind !== 'error')
      .map(({ kind, id }) => `${kind}:${id}`);
  const part = process.env['EFFICIENCY_LENS_QUERIES'] === 'heldout' ? 'heldout' : 'development';
  const queries = judgedQueries(part);
  if (!queries.length) throw new Error('no judged queries');
  const finders = {
    ours,
    'plain MiniSearch': plainFinder(knowledge, true),
    'without keywords': plainFinder(knowledge, false),
  };
  for (const [name, find] of Object.entries(finders)) {
    console.log(`search quality of ${name}, ${part} queries:`);
    for (const [kind, { queries: asked, ndcg, recall, mrr, found }] of qualityOf(find, queries)) {
      const answers = Number.isNaN(ndcg)
        ? `${found.toFixed(1)} results a query`
        : `nDCG@10 ${ndcg.toFixed(3)}, Recall@20 ${recall.toFixed(3)}, MRR ${mrr.toFixed(3)}`;
      console.log(`  ${kind.padEnd(14)} ${String(asked).padStart(3)}  ${answers}`);
    }
  }
}
