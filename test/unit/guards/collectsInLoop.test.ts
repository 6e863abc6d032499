import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Lens } from '../../../src/core/lens.ts';
import { makeLens } from '../../lens.ts';

describe('guard collectsInLoop', () => {
  let lens: Lens;
  before(async () => void (lens = await makeLens()));
  after(() => lens.dispose());
  const found = (text: string): number =>
    lens.analyze({ id: 'a.py', text }).findings.filter(({ pattern }) => pattern === 'tensor-grown-by-concatenation')
      .length;

  it('wants a loop that only collects', () => {
    assert.equal(found('import torch\nx = torch.empty(0)\nfor i in loader:\n  x = torch.cat([x, f(i)])\n'), 1);
    assert.equal(found('import torch\nx = torch.empty(0)\nfor i in loader:\n  x = torch.cat([x, f(x)])\n'), 0);
    assert.equal(found('import torch\nx = torch.empty(0)\nfor i in loader:\n  f(x)\n  x = torch.cat([x, i])\n'), 0);
    assert.equal(found('import torch\nx = torch.empty(0)\nfor i in r:\n  x = torch.cat([x, f(i)])\n'), 0);
    assert.equal(found('import torch\nx = torch.empty(0)\nfor i in range(4):\n  x = torch.cat([x, f(i)])\n'), 0);
  });
});
