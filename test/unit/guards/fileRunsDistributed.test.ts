import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileRunsDistributed } from '../../../src/core/patterns/guards/fileRunsDistributed.ts';
import { ask } from './ask.ts';

describe('guard fileRunsDistributed', () => {
  for (const [answer, code, text] of [
    ['yes', 'x', 'from torch.nn.parallel import DistributedDataParallel\nx\n'],
    ['inferred', 'x', 'import torch.distributed as dist\ndist.barrier()\nx\n'],
    ['no', 'x', 'import torch\nx\n'],
    ['no', 'x', 'import torch\nloader.sampler.set_epoch(1)\nx\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(fileRunsDistributed, text, code), answer);
    });
  }
});
