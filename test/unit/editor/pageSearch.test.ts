import assert from 'node:assert/strict';
import type { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import { foundFor } from '../../../src/editor/pageSearch.ts';
import { addresses, sampleKnowledge } from '../page/samples.ts';

describe('what the search field of a page lists', () => {
  let knowledge: Knowledge;
  before(async () => void (knowledge = await sampleKnowledge()));

  it('is techniques and papers with what they are and where they lead', () => {
    const rows = foundFor('fused attention', knowledge, addresses);
    assert.deepEqual(rows[0], {
      kind: 'technique',
      id: 'fused-attention',
      title: 'Fused attention',
      detail: 'less memory · faster',
      address: addresses.technique('fused-attention'),
    });
    const paper = foundFor('FlashAttention-2', knowledge, addresses).find(({ kind }) => kind === 'paper');
    assert.match(paper?.title ?? '', /^FlashAttention-2: /);
    assert.equal(paper?.detail, '2023 · Fused attention');
    assert.equal(paper?.address, addresses.paper('flashattention-2'));
  });

  it('is what answers a message, not the message itself', () => {
    const rows = foundFor(knowledge.errors[0]!.title, knowledge, addresses);
    assert.ok(rows.length > 0 && rows.length <= 8);
    for (const { kind } of rows) assert.match(kind, /^(technique|paper)$/);
  });

  it('is nothing for nothing', () => assert.deepEqual(foundFor('  ', knowledge, addresses), []));
});
