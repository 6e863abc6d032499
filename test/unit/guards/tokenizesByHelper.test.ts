import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { tokenizesByHelper } from '../../../src/core/patterns/guards/tokenizesByHelper.ts';
import { tokenizesOneByOne } from '../../../src/core/patterns/guards/tokenizesOneByOne.ts';
import { ask } from './ask.ts';

const train = (call: string): string =>
  `def train(loader):\n    for b in loader:\n        x = ${call}\n        m(x).backward()\n`;

describe('guards tokenizesByHelper and tokenizesOneByOne', () => {
  it('take a call that is handed the batch and a tokenizer to make inputs', async () => {
    const call = 'm.create_pair_input(b, self.tensorizer)';
    assert.equal(await ask(tokenizesByHelper, train(call), call), 'inferred');
    for (const other of ['make_input(b)', 'make_input(c, tokenizer)', 'm.generate_samples(b, tokenizer)'])
      assert.equal(await ask(tokenizesByHelper, train(other), other), 'no', other);
  });
  it('take one text a turn for each batch that a model is given', async () => {
    const text = (end: string): string =>
      `for i in range(9):\n    batch = rows[i]\n    x = [tensorizer.text_to_tensor(t) for t in batch]\n    ${end}\n`;
    assert.equal(await ask(tokenizesOneByOne, text('model(x)'), 'tensorizer.text_to_tensor(t)'), 'inferred');
    assert.equal(await ask(tokenizesOneByOne, text('print(x)'), 'tensorizer.text_to_tensor(t)'), 'no');
  });
});
