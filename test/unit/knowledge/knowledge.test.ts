import assert from 'node:assert/strict';
import { gatherKnowledge } from '../../../src/build/compileKnowledge.ts';
import { INDEX_VERSION, type CompiledKnowledge } from '../../../src/core/knowledge/compiled.ts';
import { type Knowledge, readKnowledge } from '../../../src/core/knowledge/knowledge.ts';
import { foldId, foldSpelling } from '../../../src/core/knowledge/spelling.ts';
import { inFolder, PAPER, PATTERN, VALID } from '../build/dataFolder.ts';

describe('the knowledge index', () => {
  let compiled: CompiledKnowledge;
  let knowledge: Knowledge;

  before(async () => {
    const newer = PAPER.replace('2307.08691', '2501.00001').replace('year: 2023', 'year: 2025');
    const files = {
      ...VALID,
      'papers/attention/unlisted-old.yaml': PAPER,
      'papers/attention/unlisted-new.yaml': newer,
    };
    compiled = await inFolder(files, (folder) => gatherKnowledge(folder, [PATTERN]));
    knowledge = readKnowledge(JSON.stringify(compiled));
  });

  it('is read from text and from a parsed value', () => {
    assert.equal(readKnowledge(compiled).techniques.length, 2);
    assert.equal(knowledge.techniques.length, 2);
  });

  it('finds records by id, in any case and either spelling', () => {
    assert.equal(knowledge.technique('Fused Attention')?.name, 'Fused attention');
    assert.equal(knowledge.paper('flashattention-2')?.year, 2023);
    assert.equal(knowledge.category('attention')?.name, 'Attention');
    assert.equal(knowledge.pattern('attention-scores-materialised')?.id, 'attention-scores-materialized');
    assert.equal(knowledge.pattern('attention_by_hand')?.id, 'attention-scores-materialized');
    assert.equal(knowledge.technique('nothing-of-the-kind'), undefined);
  });

  it('follows links both ways', () => {
    assert.equal(knowledge.techniqueOf('attention-scores-materialized')?.id, 'fused-attention');
    assert.deepEqual(
      knowledge.patternsOf('fused-attention').map(({ id }) => id),
      ['attention-scores-materialized'],
    );
    assert.deepEqual(
      knowledge.techniquesIn('training-memory').map(({ id }) => id),
      ['mixed-precision'],
    );
    assert.deepEqual(
      knowledge.techniquesOf(knowledge.paper('flashattention-2')!).map(({ id }) => id),
      ['fused-attention'],
    );
    assert.deepEqual(knowledge.techniquesOf(knowledge.paper('stars')!), []);
  });

  it('gives listed papers first, then the others, newest first', () => {
    assert.deepEqual(
      knowledge.papersOf('fused-attention').map(({ paper, why }) => [paper.id, why]),
      [
        ['flashattention-2', 'The kernel behind it.'],
        ['unlisted-new', undefined],
        ['unlisted-old', undefined],
      ],
    );
    assert.deepEqual(knowledge.papersOf('mixed-precision'), []);
  });

  it('groups papers outside efficiency by topic', () => {
    assert.deepEqual(
      knowledge.topics.map(({ id, papers }) => [id, papers.map((paper) => paper.id)]),
      [['astronomy', ['stars']]],
    );
  });

  it('leads from an API name, in full or by its ending, to techniques', () => {
    const ids = (name: string) => knowledge.techniquesNaming(name).map(({ id }) => id);
    assert.deepEqual(ids('torch.nn.functional.scaled_dot_product_attention'), ['fused-attention']);
    assert.deepEqual(ids('functional.scaled_dot_product_attention'), ['fused-attention']);
    assert.deepEqual(ids('autocast'), ['mixed-precision']);
    assert.deepEqual(ids('product_attention'), []);
    assert.deepEqual(ids('constructor'), []);
  });

  it('refuses an index of another version, and anything else, with one clear error', () => {
    assert.throws(
      () => readKnowledge({ ...compiled, version: '0/0.0.1' }),
      (error: Error) => {
        assert.match(error.message, /version 0\/0\.0\.1/);
        assert.ok(error.message.includes(INDEX_VERSION));
        return true;
      },
    );
    for (const bad of ['', '[', '[]', '{}', 'null', 7, undefined, { techniques: [] }]) {
      assert.throws(() => readKnowledge(bad), /not a compiled index/);
    }
  });
});

describe('spelling', () => {
  it('folds both spellings into one', () => {
    for (const [british, american] of [
      ['vectorisation', 'vectorization'],
      ['materialised', 'materialized'],
      ['analyse', 'analyze'],
      ['behaviours', 'behaviors'],
      ['quantise models', 'quantize models'],
    ] as const) {
      assert.equal(foldSpelling(british), foldSpelling(american));
    }
    assert.equal(foldSpelling('this is basis'), 'this is basis');
    assert.equal(foldId(' Optimiser State_memory'), 'optimizer-state-memory');
  });
});
