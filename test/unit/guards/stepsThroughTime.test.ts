import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Lens } from '../../../src/core/lens.ts';
import { makeLens } from '../../lens.ts';

describe('guard stepsThroughTime', () => {
  let lens: Lens;
  before(async () => void (lens = await makeLens()));
  after(() => lens.dispose());
  const found = (text: string): number =>
    lens.analyze({ id: 'a.py', text }).findings.filter(({ pattern }) => pattern === 'loop-over-time-steps').length;

  it('wants steps that do not wait for one another', () => {
    assert.equal(
      found('from torch import nn\nc = nn.GRUCell(1, 1)\ndef f(x, h):\n  for t in range(9):\n    h = c(x[t], h)\n'),
      1,
    );
    assert.equal(
      found('from torch import nn\nc = nn.GRUCell(1, 1)\ndef f(x, h):\n  for t in range(9):\n    h = c(h, h)\n'),
      0,
    );
  });
});
