import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { firstOf } from '../../../src/core/patterns/guards/firstOf.ts';
import { ask } from './ask.ts';

describe('guard firstOf', () => {
  it('tells the first use in a file', async () => {
    assert.equal(
      await ask(firstOf, 'import torch\ntorch.exp(1)\ntorch.exp(2)\n', 'torch.exp(1)', { apis: ['torch.exp'] }),
      'yes',
    );
    assert.equal(
      await ask(firstOf, 'import torch\ntorch.exp(1)\ntorch.exp(2)\n', 'torch.exp(2)', { apis: ['torch.exp'] }),
      'no',
    );
  });
});
