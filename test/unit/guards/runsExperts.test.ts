import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Lens } from '../../../src/core/lens.ts';
import { makeLens } from '../../lens.ts';

describe('guard runsExperts', () => {
  let lens: Lens;
  before(async () => void (lens = await makeLens()));
  after(() => lens.dispose());
  const found = (text: string): number =>
    lens.analyze({ id: 'a.py', text }).findings.filter(({ pattern }) => pattern === 'loop-over-experts').length;

  it('tells running experts from building them', () => {
    assert.equal(found('import torch\ndef forward(self, x):\n  for e in self.experts:\n    y = e(x[i])\n'), 1);
    assert.equal(found('import torch\ndef forward(self, x):\n  for e in self.experts:\n    y = e(x)\n'), 0);
    assert.equal(found('import torch\ndef __init__(self):\n  for e in self.experts:\n    e(1)\n'), 0);
    assert.equal(found('import torch\ndef forward(self, x):\n  for e in self.experts:\n    n(e)\n'), 0);
  });
});
