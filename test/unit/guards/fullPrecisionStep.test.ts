import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fullPrecisionStep } from '../../../src/core/patterns/guards/fullPrecisionStep.ts';
import { ask } from './ask.ts';

describe('guard fullPrecisionStep', () => {
  for (const [answer, code, text] of [
    [
      'yes',
      'loss.backward()',
      'import torch\nfor x in loader:\n    loss = model(x.cuda()).mean()\n    loss.backward()\n    optimizer.step()\n',
    ],
    [
      'no',
      'loss.backward()',
      'import torch\nscaler = torch.amp.GradScaler("cuda")\nimport torch\nfor x in loader:\n    loss = model(x.cuda()).mean()\n    loss.backward()\n    optimizer.step()\n',
    ],
    [
      'no',
      'other.backward()',
      'import torch\nfor x in loader:\n    loss = model(x.cuda()).mean()\n    loss.backward()\n    optimizer.step()\nfor y in loader:\n    other.backward()\n    optimizer.step()\n',
    ],
    [
      'yes',
      'loss.backward()',
      'class Run:\n    def step(self, batch):\n        loss.backward()\n        self.adam.step()\n',
    ],
    [
      'no',
      'loss.backward()',
      'class Run:\n    def step(self, seconds):\n        loss.backward()\n        self.adam.step()\n',
    ],
    ['no', 'loss.backward()', 'for x in loader:\n    loss.backward()\n'],
    [
      'no',
      'loss.backward()',
      'from .models import BagOfWords\nfor x in loader:\n    loss = model(x.cuda()).mean()\n    loss.backward()\n    optimizer.step()\n',
    ],
    [
      'no',
      'loss.backward()',
      'from torch.utils.cpp_extension import load\nfor x in loader:\n    loss = model(x.cuda()).mean()\n    loss.backward()\n    optimizer.step()\n',
    ],
    [
      'no',
      'loss.backward()',
      'd_model = 128\nfor x in loader:\n    loss = model(x.cuda()).mean()\n    loss.backward()\n    optimizer.step()\n',
    ],
    [
      'yes',
      'loss.backward()',
      'class Trainer:\n    def train_step(self, x):\n        loss = self.net(x.cuda())\n        loss.backward()\n        self.opt.step()\n',
    ],
    [
      'yes',
      'loss.backward()',
      'def fit(x):\n    loss.backward()\n    for o in self.optims:\n        o.step()\nfor x in loader:\n    fit(x)\n',
    ],
    [
      'no',
      'loss.backward()',
      'def fit(x):\n    loss.backward()\n    optimizer.step()\nfor epoch in range(9):\n    fit(epoch)\n',
    ],
    ['no', 'loss.backward()', 'def fit(x):\n    loss.backward()\n    optimizer.step()\n'],
    ['no', 'loss.backward()', 'half_precision = True\nfor x in loader:\n    loss.backward()\n    optimizer.step()\n'],
    [
      'yes',
      'loss.backward()',
      'for x in loader:\n    loss.backward()\n    optimizer.step()\n    print(precision, recall)\n',
    ],
    [
      'no',
      'loss.backward()',
      'from torch import nn\nloss_fn = nn.BCELoss()\nfor x in loader:\n    loss = loss_fn(model(x.cuda()))\n    loss.backward()\n    optimizer.step()\n',
    ],
    [
      'no',
      'loss.backward()',
      'import torch\noptimizer = torch.optim.LBFGS([picture])\nfor x in loader:\n    loss.backward()\n    optimizer.step()\n',
    ],
    [
      'no',
      'loss.backward()',
      'from torchvision.datasets import KMNIST\nfor x in loader:\n    loss.backward()\n    optimizer.step()\n',
    ],
    [
      'no',
      'dist_autograd.backward(c, [loss])',
      'for x in loader:\n    dist_autograd.backward(c, [loss])\n    optimizer.step()\n',
    ],
    [
      'no',
      'loss.backward()',
      'from torch import nn\nnet = nn.Linear(8, 64)\nfor x in loader:\n    loss.backward()\n    optimizer.step()\n',
    ],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(fullPrecisionStep, text, code), answer);
    });
  }
});
