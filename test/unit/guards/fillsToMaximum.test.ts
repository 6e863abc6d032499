import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fillsToMaximum } from '../../../src/core/patterns/guards/fillsToMaximum.ts';
import { ask } from './ask.ts';

const row = (limit: string, before = 'pass', name = 'f') => {
  const product = `[pad] * (${limit} - len(ids))`;
  return ask(
    fillsToMaximum,
    `import torch\ndef ${name}(ids, pad, max_length):\n  ${before}\n  ids = ids + ${product}\n`,
    product,
  );
};

describe('guard fillsToMaximum', () => {
  it('sees lengths that are set beforehand', async () => {
    assert.equal(await row('max_length'), 'yes');
    assert.equal(await row('self.max_seq_len'), 'yes');
    assert.equal(await row('max_len', 'max_len = 512'), 'yes');
  });

  it('leaves the longest of a batch, other lengths, and functions that only pad', async () => {
    assert.equal(await row('max_len', 'max_len = max(len(x) for x in ids)'), 'no');
    assert.equal(await row('width'), 'no');
    assert.equal(await row('max_length', 'pass', 'pad_row'), 'no');
  });

  it('sees calls that are given such a length', async () => {
    const call = (given: string) =>
      ask(fillsToMaximum, `import torch\ndef f(ids, num_steps):\n  fit(${given})\n`, `fit(${given})`);
    assert.equal(await call('ids, num_steps'), 'yes');
    assert.equal(await call('ids'), 'no');
    const flat = 'import torch\ndef f(x):\n  x = fit(x, max_seq_len)\n  return x.view(n, -1)\n';
    assert.equal(await ask(fillsToMaximum, flat, 'fit(x, max_seq_len)'), 'no');
  });
});
