import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { storesDifferences } from '../../../src/core/patterns/guards/storesDifferences.ts';
import { ask } from './ask.ts';

const said = (lines: string, reduction: string) => ask(storesDifferences, `import torch\n${lines}\n`, reduction);

describe('guard storesDifferences', () => {
  it('sees sums of squares and norms of the difference of all pairs', async () => {
    for (const reduction of [
      '((a.unsqueeze(1) - b.unsqueeze(0)) ** 2).sum(-1)',
      'torch.norm(a[:, None] - b[None], dim=-1)',
      'torch.pow(a.unsqueeze(1) - b.unsqueeze(0), 2).sum(2)',
    ])
      assert.equal(await said(`d = ${reduction}`, reduction), 'yes', reduction);
  });

  it('asks for new axes on both sides, in different places', async () => {
    for (const reduction of ['((a - b.unsqueeze(0)) ** 2).sum(-1)', '((a[None] - b[None]) ** 2).sum(-1)'])
      assert.equal(await said(`d = ${reduction} + c.unsqueeze(0)`, reduction), 'no', reduction);
  });

  it('leaves points, and what may be an array', async () => {
    const points = '((pos.unsqueeze(1) - b.unsqueeze(0)) ** 2).sum(-1)';
    assert.equal(await said(`d = ${points}`, points), 'no');
    const arrays = '((a[:, None] - b[None]) ** 2).sum(-1)';
    assert.equal(await said(`d = ${arrays}`, arrays), 'unknown');
  });
});
