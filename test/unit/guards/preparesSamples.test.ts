import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { preparesSamples } from '../../../src/core/patterns/guards/preparesSamples.ts';
import { ask } from './ask.ts';

describe('guard preparesSamples', () => {
  it('knows helpers that only an item asks for', async () => {
    const text =
      'class A:\n    def __getitem__(self, i):\n        return self.get(i)\n    def get(self, i):\n        return f(i)\n';
    assert.equal(await ask(preparesSamples, text, 'f(i)'), 'yes');
    const both = `${text}    def __init__(self):\n        self.get(0)\n`;
    assert.equal(await ask(preparesSamples, both, 'f(i)'), 'no');
  });
  it('knows collators, and what those of one pass undo at once', async () => {
    const text = (name: string): string =>
      `class ${name}:\n    def __call__(self, b):\n        t.decode(t.encode(b))\n        t(b)\n`;
    assert.equal(await ask(preparesSamples, text('TrainCollator'), 't(b)'), 'yes');
    assert.equal(await ask(preparesSamples, text('EncodeCollator'), 't(b)'), 'no');
    assert.equal(await ask(preparesSamples, text('EncodeCollator'), 't.encode(b)'), 'yes');
  });
  it('knows functions that make a batch of samples with a tokenizer', async () => {
    const text = (given: string): string => `def create_pair_input(${given}):\n    f(1)\n`;
    assert.equal(await ask(preparesSamples, text('samples, tensorizer'), 'f(1)'), 'yes');
    assert.equal(await ask(preparesSamples, text('samples, size'), 'f(1)'), 'no');
  });
});
