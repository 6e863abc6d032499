import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadsPretrained } from '../../../src/core/patterns/guards/loadsPretrained.ts';
import { ask } from './ask.ts';

describe('guard loadsPretrained', () => {
  const of = ['transformers.PreTrainedModel'];
  it('knows classes by their family', async () => {
    const code = 'M.from_pretrained(p)';
    assert.equal(
      await ask(loadsPretrained, `from transformers import LlamaForCausalLM as M\n${code}\n`, code, { of }),
      'yes',
    );
    assert.equal(
      await ask(loadsPretrained, `from transformers import AutoTokenizer as M\n${code}\n`, code, { of }),
      'no',
    );
    assert.equal(
      await ask(loadsPretrained, `from transformers import BertModel\nclass M(BertModel): pass\n${code}\n`, code, {
        of,
      }),
      'yes',
    );
  });
  it('does not guess unless told to', async () => {
    assert.equal(
      await ask(loadsPretrained, 'def f(m): m.from_pretrained(p)\n', 'm.from_pretrained(p)', { of }),
      'unknown',
    );
    assert.equal(
      await ask(loadsPretrained, 'def f(m): m.from_pretrained(p)\n', 'm.from_pretrained(p)', { of, likely: true }),
      'inferred',
    );
    assert.equal(
      await ask(loadsPretrained, 'def f(m): m.load(p)\n', 'm.load(p)', {
        of,
        likely: true,
      }),
      'no',
    );
  });
});
