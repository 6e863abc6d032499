import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { tokenizesText } from '../../../src/core/patterns/guards/tokenizesText.ts';
import { ask } from './ask.ts';

describe('guard tokenizesText', () => {
  const head = "from transformers import AutoTokenizer\ntokenizer = AutoTokenizer.from_pretrained('gpt2')\n";
  it('looks into functions, lambdas and partials', async () => {
    const inner = `${head}def one(x): return tokenizer(x)\ndef two(x): return one(x)\ndata.map(two)\n`;
    assert.equal(await ask(tokenizesText, inner, 'two'), 'yes');
    assert.equal(await ask(tokenizesText, `${head}f = lambda x: tokenizer(x)\n`, 'lambda x: tokenizer(x)'), 'yes');
    assert.equal(await ask(tokenizesText, 'def one(tokenizer, x): return tokenizer(x)\nmap(one)\n', 'one'), 'inferred');
    assert.equal(await ask(tokenizesText, `${head}def one(x): return tokenizer.decode(x)\nmap(one)\n`, 'one'), 'no');
  });
});
