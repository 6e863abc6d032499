import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { routesInSteps } from '../../../src/core/patterns/guards/routesInSteps.ts';
import { ask } from './ask.ts';

describe('guard routesInSteps', () => {
  for (const [answer, code, text] of [
    [
      'yes',
      'torch.topk(s, 2)',
      'import torch\nclass Router:\n  def forward(self, x):\n    s = self.w(x)\n    v, i = torch.topk(s, 2)\n    return v.softmax(-1), i\n',
    ],
    [
      'no',
      'torch.topk(s, 2)',
      'import torch\nclass Router:\n  def forward(self, x):\n    s = self.w(x).softmax(-1)\n    return torch.topk(s, 2)\n',
    ],
    ['no', 'torch.topk(s, 2)', 'import torch\nclass Router:\n  def forward(self, x):\n    return torch.topk(s, 2)\n'],
    [
      'no',
      'torch.topk(s, 2)',
      'import torch\ndef sample(s):\n  v, i = torch.topk(s, 2)\n  return v.softmax(-1)  # not of experts\n',
    ],
  ] as const) {
    it(`says ${answer} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(routesInSteps, text, code), answer);
    });
  }
});
