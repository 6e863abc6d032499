import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Lens } from '../../../src/core/lens.ts';
import { makeLens } from '../../lens.ts';

describe('guard attentionHeads', () => {
  let lens: Lens;
  before(async () => void (lens = await makeLens()));
  after(() => lens.dispose());
  const found = (text: string): number =>
    lens.analyze({ id: 'a.py', text }).findings.filter(({ pattern }) => pattern === 'loop-over-heads').length;

  it('looks at what a head computes', () => {
    assert.equal(
      found(
        'import torch\nfrom torch import nn\nclass H(nn.Module):\n  def forward(self, x):\n    return x.softmax(-1)\nheads = nn.ModuleList([H() for i in r])\ny = [h(x) for h in heads]\n',
      ),
      1,
    );
    assert.equal(
      found(
        'import torch\nfrom torch import nn\nheads = nn.ModuleList([nn.Linear(1, 1) for i in r])\ny = [h(x) for h in heads]\n',
      ),
      0,
    );
  });
});
