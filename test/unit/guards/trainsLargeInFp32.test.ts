import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { trainsLargeInFp32 } from '../../../src/core/patterns/guards/trainsLargeInFp32.ts';
import { ask } from './ask.ts';

describe('guard trainsLargeInFp32', () => {
  for (const [answer, code, text] of [
    ['yes', 'x', 'import transformers\nx\n'],
    ['yes', 'x', 'from torch import nn\nnn.Conv2d(3, 3, 3)\nx\n'],
    ['no', 'x', 'from torch import nn\nnn.Conv2d(3, 3, 3)\nCIFAR10()\nx\n'],
    ['no', 'x', 'import transformers\na = Accelerator()\nx\n'],
    ['no', 'x', 'from torch import nn\nnn.Linear(3, 3)\nx\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(trainsLargeInFp32, text, code), answer);
    });
  }
});
