import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Lens } from '../../../src/core/lens.ts';
import { makeLens } from '../../lens.ts';

const found = (lens: Lens, between: string): number =>
  lens
    .analyze({
      id: 'a.py',
      text: `import torch\ndef forward(self, x):\n  c = torch.ones(3)\n  ${between}\n  c = c.to(x.device)\n`,
    })
    .findings.filter(({ pattern }) => pattern === 'tensor-created-then-moved').length;

describe('guard movedLater', () => {
  it('lets single places be filled, and nothing else be read, before the move', async () => {
    const lens = await makeLens();
    assert.equal(found(lens, 'c[0] = 1'), 1);
    assert.equal(found(lens, 'print(c)'), 0);
    lens.dispose();
  });
});
