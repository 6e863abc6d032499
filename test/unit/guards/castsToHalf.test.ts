import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { castsToHalf } from '../../../src/core/patterns/guards/castsToHalf.ts';
import { ask } from './ask.ts';

describe('guard castsToHalf', () => {
  for (const [answer, code, text] of [
    ['yes', 'm.half()', 'import torch\nm.half()\n'],
    ['yes', 'm.to("cuda", torch.float16)', 'import torch\nm.to("cuda", torch.float16)\n'],
    ['yes', 'm.to(dtype=torch.half)', 'import torch\nm.to(dtype=torch.half)\n'],
    ['no', 'm.to(torch.bfloat16)', 'import torch\nm.to(torch.bfloat16)\n'],
    ['no', 'm.to(dtype)', 'import torch\nm.to(dtype)\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(castsToHalf, text, code), answer);
    });
  }
});
