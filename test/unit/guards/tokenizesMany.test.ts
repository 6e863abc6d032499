import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { tokenizesMany } from '../../../src/core/patterns/guards/tokenizesMany.ts';
import { ask } from './ask.ts';

describe('guard tokenizesMany', () => {
  for (const [answer, code, text] of [
    ['yes', 'load()', 'tokenizer = load()\ncollate = PairCollator(tokenizer, 128)\n'],
    ['yes', 'load()', 'tokenizer = load()\ntrainer = Trainer(model, tokenizer=tokenizer)\n'],
    ['yes', 'load()', 'tokenizer = load()\nids = tokenizer(texts, padding=True)\n'],
    ['yes', 'load()', 'tokenizer = load()\nids = [tokenizer.encode(text) for text in texts]\n'],
    ['yes', 'load()', 'tokenizer = load()\ndef split(row):\n    return tokenizer(row)\nrows = rows.map(split)\n'],
    ['no', 'load()', 'tokenizer = load()\nids = tokenizer(prompt)\n'],
    ['no', 'load()', 'tokenizer = load()\ntexts = [tokenizer.decode(ids) for ids in answers]\n'],
    ['no', 'load()', 'tokenizer = load()\nprune(model, tokenizer)\n'],
    ['no', 'load()', 'print(load())\n'],
  ] as const) {
    it(`says ${answer} of ${text.split('\n').at(-2)}`, async () => {
      assert.equal(await ask(tokenizesMany, text, code), answer);
    });
  }
});
