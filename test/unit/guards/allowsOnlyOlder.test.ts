import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Lens } from '../../../src/core/lens.ts';
import { makeLens } from '../../lens.ts';

const TEXT = 'import torch\ndef attend(q, k, v):\n  return torch.softmax(q @ k.transpose(-2, -1), dim=-1) @ v\n';

describe('guard allowsOnlyOlder', () => {
  let lens: Lens;
  before(async () => void (lens = await makeLens()));
  after(() => lens.dispose());
  const found = (versions: Record<string, string>): readonly string[] =>
    lens
      .analyze({ id: 'a.py', text: TEXT }, { versions, ignored: [], inTests: false })
      .findings.map(({ pattern }) => pattern);

  it('wants versions that are all older', () => {
    assert.deepEqual(found({ torch: '==1.11' }), ['attention-before-fused-call']);
    assert.deepEqual(found({ torch: '<2' }), ['attention-before-fused-call']);
    assert.deepEqual(found({ torch: '>=1.11' }), ['attention-scores-materialized']);
    assert.deepEqual(found({}), ['attention-scores-materialized']);
  });

  it('asks for a word where the pattern names some', () => {
    const slow = (name: string): readonly string[] =>
      lens
        .analyze(
          {
            id: 'a.py',
            text: `from transformers import AutoTokenizer\ntokenizer = AutoTokenizer.from_pretrained('${name}', use_fast=False)\nfor text in texts:\n  tokenizer(text)\n`,
          },
          { versions: { tokenizers: '==0.12.1' }, ignored: [], inTests: false },
        )
        .findings.map(({ pattern }) => pattern);
    assert.equal(slow('my/llama-7b').includes('slow-tokenizer-requested'), false);
    assert.equal(slow('my/opt-7b').includes('slow-tokenizer-requested'), true);
  });
});
