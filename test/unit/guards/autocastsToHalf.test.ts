import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { autocastsToHalf } from '../../../src/core/patterns/guards/autocastsToHalf.ts';
import { ask } from './ask.ts';

describe('guard autocastsToHalf', () => {
  for (const [answer, code, text] of [
    ['yes', 'torch.autocast("cuda")', 'import torch\ntorch.autocast("cuda")\n'],
    ['yes', 'autocast()', 'from torch.cuda.amp import autocast\nautocast()\n'],
    [
      'no',
      'torch.autocast("cuda", dtype=torch.bfloat16)',
      'import torch\ntorch.autocast("cuda", dtype=torch.bfloat16)\n',
    ],
    ['no', 'torch.autocast("cpu")', 'import torch\ntorch.autocast("cpu")\n'],
    ['no', 'torch.autocast("cuda", enabled=False)', 'import torch\ntorch.autocast("cuda", enabled=False)\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(autocastsToHalf, text, code), answer);
    });
  }
});
