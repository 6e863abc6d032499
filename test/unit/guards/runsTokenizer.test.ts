import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { runsTokenizer } from '../../../src/core/patterns/guards/runsTokenizer.ts';
import { ask } from './ask.ts';

describe('guard runsTokenizer', () => {
  const head = 'from transformers import BertTokenizer, AutoProcessor\n';
  it('tells tokenizers from what is only called so', async () => {
    assert.equal(await ask(runsTokenizer, `${head}t = BertTokenizer.from_pretrained(p)\nt(x)\n`, 't(x)'), 'yes');
    assert.equal(
      await ask(
        runsTokenizer,
        `${head}t = BertTokenizer.from_pretrained(p)\nt.tokenizer.encode(x)\n`,
        't.tokenizer.encode(x)',
      ),
      'inferred',
    );
    assert.equal(await ask(runsTokenizer, 'def f(tokenizer, x): tokenizer(x)\n', 'tokenizer(x)'), 'inferred');
    assert.equal(await ask(runsTokenizer, `${head}t = AutoProcessor.from_pretrained(p)\nt(x)\n`, 't(x)'), 'no');
    assert.equal(await ask(runsTokenizer, 'f(x)\n', 'f(x)'), 'no');
  });
});
