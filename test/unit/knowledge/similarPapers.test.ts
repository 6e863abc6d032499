import assert from 'node:assert/strict';
import type { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import type { Paper } from '../../../src/core/knowledge/paper.ts';
import { similarPapers } from '../../../src/core/knowledge/similarPapers.ts';
import { sampleKnowledge } from '../page/samples.ts';

describe('similar papers', () => {
  let sample: Knowledge;
  before(async () => void (sample = await sampleKnowledge()));

  const paper = (id: string, techniques: readonly string[], keywords: readonly string[] = []): Paper => ({
    ...sample.papers[0]!,
    id,
    arxiv: id,
    techniques,
    keywords,
  });
  const among = (...papers: readonly Paper[]): Knowledge => ({ ...sample, papers }) as unknown as Knowledge;
  const ids = (one: Paper, ...others: readonly Paper[]): string[] =>
    similarPapers(one, among(one, ...others)).map((similar) => similar.paper.id);

  it('are those that share techniques or keywords, each with what is shared, the rarest first', () => {
    const one = paper('one', ['fused-attention'], ['A100', 'LLaMA', 'IO awareness']);
    const near = paper('near', ['fused-attention'], ['io awareness', 'LLaMA']);
    const far = paper('far', ['pruning'], ['LLaMA']);
    const [first, ...rest] = similarPapers(one, among(one, far, near));
    assert.deepEqual(first, { paper: near, techniques: ['fused-attention'], keywords: ['IO awareness', 'LLaMA'] });
    assert.deepEqual(rest, []);
  });

  it('puts the rare before the common, and a technique before a word', () => {
    const one = paper('one', ['a', 'b'], ['x', 'y']);
    const common = [1, 2, 3, 4].map((n) => paper(`common-${n}`, ['b']));
    assert.deepEqual(ids(one, ...common, paper('rare', ['a'])).slice(0, 2), ['rare', 'common-1']);
    assert.deepEqual(ids(one, paper('words', ['c'], ['x', 'y']), paper('technique', ['a', 'b'])), [
      'technique',
      'words',
    ]);
  });

  it('are at most six, none of them twice and never the paper itself', () => {
    const one = paper('one', ['a']);
    const others = Array.from({ length: 9 }, (_, n) => paper(`other-${n}`, ['a']));
    assert.equal(ids(one, ...others).length, 6);
    const again = { ...paper('one-again', ['a']), arxiv: one.arxiv };
    assert.deepEqual(ids(one, again, others[0]!, { ...paper('same', ['a']), arxiv: others[0]!.arxiv }), ['other-0']);
  });

  it('are none where nothing is shared but a word or two that everybody uses', () => {
    assert.deepEqual(ids(paper('one', ['a'], ['GPU', 'BERT']), paper('other', ['b'], ['GPU'])), []);
  });
});
