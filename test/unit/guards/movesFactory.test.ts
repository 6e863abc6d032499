import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { movesFactory } from '../../../src/core/patterns/guards/movesFactory.ts';
import { ask } from './ask.ts';

describe('guard movesFactory', () => {
  it('tells filled tensors from given numbers and moves from casts', async () => {
    assert.equal(
      await ask(movesFactory, 'import torch\ntorch.zeros(3).to(device)\n', 'torch.zeros(3).to(device)'),
      'yes',
    );
    assert.equal(
      await ask(movesFactory, 'import torch\n(torch.ones(3) * 2).cuda()\n', '(torch.ones(3) * 2).cuda()'),
      'yes',
    );
    assert.equal(await ask(movesFactory, 'import torch\ntorch.tensor([3]).cuda()\n', 'torch.tensor([3]).cuda()'), 'no');
    assert.equal(await ask(movesFactory, 'import torch\ntorch.zeros(3).to(dtype)\n', 'torch.zeros(3).to(dtype)'), 'no');
    assert.equal(
      await ask(
        movesFactory,
        'import torch\ntorch.zeros(3, device=d).to(device)\n',
        'torch.zeros(3, device=d).to(device)',
      ),
      'no',
    );
  });
});
