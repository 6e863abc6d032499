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
      'torch.from_numpy(rows).cuda()',
      'torch.tensor(row).cuda()',
      'torch.tensor(next_obs).cuda()',
      'torch.tensor([1]).to(dtype)',
      'torch.tensor([1], device=d).to(device)',
      'torch.tensor([]).cuda()',
    ])
      assert.equal(await ask(movesNumbers, `import torch\nfor row in rows:\n  ${move}\n`, move), 'no', move);
  });

  it('takes rows of the host that are moved as soon as they are a tensor', async () => {
    const move = 'torch.tensor(scores).view(-1, 4).to(device)';
    assert.equal(
      await ask(movesNumbers, `import torch\nfor texts, scores in reader:\n  ${move}\n`, move, { rows: true }),
      'no',
    );
    const unpacked = `import torch\nfor batch in reader:\n  texts, scores = batch\n  ${move}\n`;
    assert.equal(await ask(movesNumbers, unpacked, move, { rows: true }), 'yes');
    assert.equal(await ask(movesNumbers, unpacked, move), 'no');
  });
});
