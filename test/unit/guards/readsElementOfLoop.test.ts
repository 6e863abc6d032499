import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readsElementOfLoop } from '../../../src/core/patterns/guards/readsElementOfLoop.ts';
import { ask } from './ask.ts';

describe('guard readsElementOfLoop', () => {
  for (const [answer, code, text] of [
    ['yes', 'v', 'import torch\ns = torch.sort(x.cuda())\nfor v in s:\n    f(v)\n'],
    ['yes', 's[i]', 'import torch\ns = x.cuda()\nfor i in range(4):\n    f(s[i])\n'],
    ['no', 's[i]', 'import torch\ns = torch.zeros(4)\nfor i in range(4):\n    f(s[i])\n'],
    ['no', 's[i]', 'import torch\nfor i in range(4):\n    s = x.cuda()\n    f(s[i])\n'],
    ['no', 'v', 'import torch\ns = x.detach().cpu().sum(1).to(torch.long)\nfor v in s:\n    f(v)\n'],
    ['no', 's[i]', 'import torch\ns = x.cuda()\nfor i in range(4):\n    print(s[i])\n'],
    ['no', 'i', 'import torch\nfor i, v in enumerate(x.cuda()):\n    f(i)\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(readsElementOfLoop, text, code), answer);
    });
  }
});
