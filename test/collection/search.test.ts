import assert from 'node:assert/strict';
import type { Knowledge } from '../../src/core/knowledge/knowledge.ts';
import type { Hit } from '../../src/core/search/hit.ts';
import { Search } from '../../src/core/search/search.ts';
import { collection } from './collection.ts';
import { JUDGED, NOTHING_GOOD } from './judgedQueries.ts';

describe('search over the collection', () => {
  let knowledge: Knowledge;
  let search: Search;
  const records = (query: string): Hit[] => search.find(query).filter(({ kind }) => kind !== 'error');

  before(async function () {
    this.timeout(30_000);
    knowledge = await collection();
    search = new Search(knowledge);
  });

  for (const [group, queries] of Object.entries(JUDGED)) {
    describe(group, () => {
      for (const { query, wanted, within } of queries) {
        it(`«${query.replace(/\s+/g, ' ')}» finds ${wanted.join(' or ')}${within > 1 ? ` among the first ${within}` : ' first'}`, () => {
          for (const id of wanted)
            assert.ok(knowledge.technique(id) ?? knowledge.paper(id), `${id} is in the collection`);
          const ids = records(query).map(({ id }) => id);
          assert.ok(
            ids.slice(0, within).some((id) => wanted.includes(id)),
            `found ${ids.slice(0, 6).join(', ')}`,
          );
        });
      }
    });
  }

  it('finds little for what is not in the collection', () => {
    for (const query of NOTHING_GOOD) {
      const ids = records(query).map(({ id }) => id);
      assert.ok(ids.length <= 5, `«${query}» found ${ids.join(', ')}`);
    }
  });

  it('finds every paper first by its title, and every technique by its name', () => {
    const missed = [
      ...knowledge.papers.map(({ id, title }) => [id, title] as const),
      ...knowledge.techniques.map(({ id, name }) => [id, name] as const),
    ].filter(([id, name]) => records(name)[0]?.id !== id);
    assert.deepEqual(missed, []);
  });

  it('answers a keystroke in 5 ms', () => {
    const queries = Object.values(JUDGED).flatMap((group) => group.map(({ query }) => query));
    const times = queries.map((query) => {
      const start = performance.now();
      search.find(query);
      return performance.now() - start;
    });
    times.sort((a, b) => a - b);
    const median = times[times.length >> 1]!;
    assert.ok(median <= 5, `half of the queries took longer than ${median.toFixed(2)} ms`);
  });

  it('finds every error message by its example, with its techniques below it', () => {
    for (const { id, example, techniques } of knowledge.errors) {
      const hits = search.find(example);
      assert.ok(
        hits.slice(0, 3).some((hit) => hit.kind === 'error' && hit.id === id),
        id,
      );
      const found = hits.map((hit) => hit.id);
      for (const technique of techniques) assert.ok(found.includes(technique.id), `${id} leads to ${technique.id}`);
    }
  });
});
