import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { trainsLargeInFp32 } from '../../../src/core/patterns/guards/trainsLargeInFp32.ts';
import { ask } from './ask.ts';

describe('guard trainsLargeInFp32', () => {
  for (const [answer, code, text] of [
    ['yes', 'x', 'import transformers\nm = transformers.AutoModel.from_pretrained(name)\nx\n'],
    ['no', 'x', 'import transformers\ntok = transformers.AutoTokenizer.from_pretrained(name)\nx\n'],
    ['yes', 'x', 'import torchvision\nm = torchvision.models.resnet50()\nx\n'],
    ['yes', 'x', 'from torch import nn\nnn.Conv2d(3, 3, 3)\nx\n'],
    ['no', 'x', 'from torch import nn\nnn.Conv2d(3, 3, 3)\nCIFAR10()\nx\n'],
    ['no', 'x', 'import transformers\na = Accelerator()\nx\n'],
    ['no', 'x', 'from torch import nn\nnn.Linear(3, 3)\nx\n'],
    [
      'no',
      'x',
      'import torch, torchvision\nm = torchvision.models.resnet50()\ntorch.optim.SGD(linear_head.parameters(), lr=1)\nx\n',
    ],
    [
      'yes',
      'x',
      'import torch, torchvision\nm = torchvision.models.resnet50()\ntorch.optim.SGD(m.parameters(), lr=1)\nx\n',
    ],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(trainsLargeInFp32, text, code), answer);
    });
  }
});
