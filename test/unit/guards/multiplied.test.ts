import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { multiplied } from '../../../src/core/patterns/guards/multiplied.ts';
import { ask } from './ask.ts';

describe('guard multiplied', () => {
  it('follows a value into a plain product', async () => {
    assert.equal(await ask(multiplied, 'import torch\nh = make(i)\ny = h.float().t() @ w\n', 'make(i)'), 'inferred');
    assert.equal(await ask(multiplied, 'import torch\nh = make(i)\ny = h.sum()\n', 'make(i)'), 'no');
    assert.equal(
      await ask(multiplied, 'import torch\nh = make(i)\ny = torch.einsum("ab,bc->ac", h, w)\n', 'make(i)'),
      'no',
    );
  });
});
