import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { largeModel } from '../../../src/core/patterns/guards/largeModel.ts';
import { ask } from './ask.ts';

describe('guard largeModel', () => {
  const head = 'from transformers import AutoModelForCausalLM as M, BertModel as B\n';
  const cases: readonly (readonly [string, string])[] = [
    ["M.from_pretrained('meta-llama/Llama-2-7b-hf')", 'yes'],
    ["M.from_pretrained('EleutherAI/gpt-j-6B')", 'yes'],
    ["M.from_pretrained('mistralai/Mixtral-8x7B-v0.1')", 'yes'],
    ["M.from_pretrained('facebook/opt-1.3b')", 'yes'],
    ["M.from_pretrained('facebook/opt-350m')", 'no'],
    ["M.from_pretrained('Qwen/Qwen2.5-0.5B')", 'no'],
    ["M.from_pretrained('gpt2')", 'no'],
    ["M.from_pretrained('distilgpt2')", 'no'],
    ['M.from_pretrained(path)', 'unknown'],
    ["B.from_pretrained('bert-base-uncased')", 'no'],
  ];
  for (const [call, answer] of cases) {
    it(`${call}: ${answer}`, async () => assert.equal(await ask(largeModel, `${head}${call}\n`, call), answer));
  }

  it('follows a name to the one caller that gives it', async () => {
    const text = `${head}def load(path):\n    return M.from_pretrained(path)\nload('facebook/opt-6.7b')\n`;
    assert.equal(await ask(largeModel, text, 'M.from_pretrained(path)'), 'yes');
    assert.equal(await ask(largeModel, `${text}load('gpt2')\n`, 'M.from_pretrained(path)'), 'unknown');
  });
});
