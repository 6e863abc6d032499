import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Lens } from '../../../src/core/lens.ts';
import { makeLens } from '../../lens.ts';

describe('guard repeatsByRow', () => {
  let lens: Lens;
  before(async () => void (lens = await makeLens()));
  after(() => lens.dispose());
  const found = (text: string): number =>
    lens.analyze({ id: 'a.py', text }).findings.filter(({ pattern }) => pattern === 'loop-over-batch-rows').length;

  it('wants the same arithmetic on rows of one length', () => {
    assert.equal(found('import torch\nx = torch.relu(y)\nfor i in range(x.size(0)):\n  x[i] = torch.exp(x[i])\n'), 1);
    assert.equal(found('import torch\nx = torch.relu(y)\nfor i in range(x.size(0)):\n  x[i] = f(x[i])\n'), 0);
    assert.equal(found('import torch\nx = torch.relu(y)\nfor i in range(9):\n  x[i] = torch.exp(x[i])\n'), 0);
  });
});
