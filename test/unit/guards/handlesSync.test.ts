import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { handlesSync } from '../../../src/core/patterns/guards/handlesSync.ts';
import { ask } from './ask.ts';

describe('guard handlesSync', () => {
  for (const [answer, code, text] of [
    ['yes', 'x', 'with model.no_sync():\n    x\n'],
    ['yes', 'x', 'model = FSDP(model)\nx\n'],
    ['no', 'x', 'from torch.nn.parallel import DistributedDataParallel\nuse_fsdp = False\nx\n'],
    ['no', 'x', 'loss.backward()\nx\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(handlesSync, text, code), answer);
    });
  }
});
