import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { Knowledge } from '../../src/core/knowledge/knowledge.ts';
import { readIds } from '../../src/build/ids.ts';
import { matchesError } from '../../src/core/search/errorMatch.ts';
import { assertSchema } from '../unit/cli/schemas.ts';
import { collection } from './collection.ts';

/** Papers of the list that the collection was begun from. */
const PAPERS = 510;

describe('the collection', () => {
  let knowledge: Knowledge;
  before(async function () {
    this.timeout(30_000);
    knowledge = await collection();
  });

  it('holds every paper, each once', () => {
    assert.equal(knowledge.papers.length, PAPERS);
    assert.equal(new Set(knowledge.papers.map(({ arxiv }) => arxiv)).size, PAPERS);
    assert.equal(new Set(knowledge.papers.map(({ title }) => title)).size, PAPERS);
  });

  it('promises every id', async () => {
    const promised = await readIds('data');
    const ids = [
      ...knowledge.techniques.map(({ id }) => `technique ${id}`),
      ...knowledge.papers.map(({ id }) => `paper ${id}`),
      ...knowledge.patterns.map(({ id }) => `pattern ${id}`),
      ...knowledge.errors.map(({ id }) => `error ${id}`),
    ];
    assert.deepEqual(
      ids.filter((id) => !promised.includes(id)),
      [],
    );
  });

  it('reaches every paper by the tree: through a technique or a topic', () => {
    const inTopics = knowledge.topics.flatMap(({ papers }) => papers);
    const inRooms = knowledge.categories.flatMap(({ id }) =>
      knowledge.techniquesIn(id).flatMap((room) => knowledge.papersOf(room.id).map(({ paper }) => paper)),
    );
    assert.equal(new Set([...inTopics, ...inRooms]).size, PAPERS);
  });

  it('has a category for every technique and techniques in every category but the last', () => {
    for (const { category } of knowledge.techniques) assert.ok(knowledge.category(category));
    for (const { id } of knowledge.categories.slice(0, -1)) assert.ok(knowledge.techniquesIn(id).length, id);
  });

  it('has patterns that lead to written rooms', () => {
    assert.ok(knowledge.patterns.length);
    for (const { id, technique } of knowledge.patterns) assert.ok(knowledge.technique(technique)?.how?.length, id);
  });

  it('recognises each error message by its own expression, narrowly', () => {
    assert.ok(knowledge.errors.length >= 60);
    for (const error of knowledge.errors) {
      const others = knowledge.errors.filter((other) => other !== error && matchesError(error, other.example));
      assert.ok(others.length <= 1, `${error.id} also takes ${others.map(({ id }) => id).join(', ')}`);
      for (const { name } of knowledge.techniques) assert.ok(!matchesError(error, name), `${error.id} takes «${name}»`);
    }
  });

  it('is exported as its schemas say', function () {
    this.timeout(60_000);
    const exported = (kind: string): unknown[] =>
      JSON.parse(
        execFileSync(process.execPath, ['--import', 'tsx', 'src/build/export.ts', kind], {
          maxBuffer: 1 << 26,
        }).toString(),
      ) as unknown[];
    for (const [kind, count] of [
      ['papers', PAPERS],
      ['techniques', knowledge.techniques.length],
    ] as const) {
      const records = exported(kind);
      assert.equal(records.length, count);
      assertSchema(kind, records);
    }
    assertSchema('rules', knowledge.patterns);
  });
});
