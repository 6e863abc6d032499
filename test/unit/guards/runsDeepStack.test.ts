import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { runsDeepStack } from '../../../src/core/patterns/guards/runsDeepStack.ts';
import { ask } from './ask.ts';

describe('guard runsDeepStack', () => {
  for (const [answer, code, text] of [
    [
      'yes',
      'nn.ModuleList([Block() for _ in range(depth)])',
      'from torch import nn\nclass M(nn.Module):\n    def __init__(self, depth):\n        self.b = nn.ModuleList([Block() for _ in range(depth)])\n    def forward(self, x):\n        for b in self.b:\n            x = b(x)\n        return x\n',
    ],
    [
      'no',
      'nn.ModuleList([Block() for _ in range(2)])',
      'from torch import nn\nclass M(nn.Module):\n    def __init__(self):\n        self.b = nn.ModuleList([Block() for _ in range(2)])\n    def forward(self, x):\n        for b in self.b:\n            x = b(x)\n        return x\n',
    ],
    [
      'no',
      'nn.ModuleList([Block() for _ in range(depth)])',
      'from torch import nn\nclass M(nn.Module):\n    def __init__(self, depth):\n        self.b = nn.ModuleList([Block() for _ in range(depth)])\n    def forward(self, x):\n        return [b(x) for b in self.b]\n',
    ],
    [
      'yes',
      'nn.Sequential()',
      'from torch import nn\nclass M(nn.Module):\n    def __init__(self, num_blks):\n        self.b = nn.Sequential()\n        for i in range(num_blks):\n            self.b.add_module(str(i), Block())\n    def forward(self, x):\n        for b in self.b:\n            x = b(x)\n        return x\n',
    ],
    [
      'yes',
      'nn.ModuleList(made)',
      'from torch import nn\nclass M(nn.Module):\n    def __init__(self, depth):\n        made = []\n        for i in range(depth):\n            made.append(Block())\n        self.b = nn.ModuleList(made)\n    def forward(self, x):\n        for i in range(9):\n            x = self.b[i](x)\n        return x\n',
    ],
    [
      'no',
      'nn.ModuleList(made)',
      'from torch import nn\nclass M(nn.Module):\n    def __init__(self, depth):\n        made = []\n        for i in range(depth):\n            made.append(Block())\n        self.b = nn.ModuleList(made)\n    def forward(self, x):\n        for i in range(9):\n            y = self.b[i](x)\n        return y\n',
    ],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(runsDeepStack, text, code), answer);
    });
  }
});
