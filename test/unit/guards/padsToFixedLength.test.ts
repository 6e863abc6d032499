import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { padsToFixedLength } from '../../../src/core/patterns/guards/padsToFixedLength.ts';
import { ask } from './ask.ts';

describe('guard padsToFixedLength', () => {
  it('tells a fixed length from the longest of a batch', async () => {
    const head = 'from torch.nn.functional import pad\n';
    const call = 'pad(x, (0, limit_len - len(x)))';
    assert.equal(await ask(padsToFixedLength, `${head}def f(x, limit_len=9):\n    ${call}\n`, call), 'yes');
    assert.equal(
      await ask(padsToFixedLength, `${head}def f(x, xs):\n    limit_len = max(map(len, xs))\n    ${call}\n`, call),
      'no',
    );
    const multiple = 'pad(x, (0, limit_len - x.size(1) % limit_len))';
    assert.equal(await ask(padsToFixedLength, `${head}def f(x, limit_len=9):\n    ${multiple}\n`, multiple), 'no');
    assert.equal(await ask(padsToFixedLength, `${head}pad(x, (0, 1))\n`, 'pad(x, (0, 1))'), 'no');
  });
});
