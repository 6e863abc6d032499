import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { movesNumbers } from '../../../src/core/patterns/guards/movesNumbers.ts';
import { ask } from './ask.ts';

describe('guard movesNumbers', () => {
  it('takes numbers and lists of the function', async () => {
    for (const move of [
      'torch.tensor(2.0).cuda()',
      'torch.LongTensor([a, b]).view(1, 2).to(device)',
      'torch.tensor(ids).to(device)',
    ])
      assert.equal(await ask(movesNumbers, `import torch\nids = [1]\nids.append(2)\n${move}\n`, move), 'yes', move);
  });

  it('leaves data, casts and what is made there', async () => {
    for (const move of [
      'torch.tensor(rows).cuda()',
      'torch.tensor([1]).to(dtype)',
      'torch.tensor([1], device=d).to(device)',
      'torch.tensor([]).cuda()',
    ])
      assert.equal(await ask(movesNumbers, `import torch\n${move}\n`, move), 'no', move);
  });
});
