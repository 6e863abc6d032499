import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { savesCheckpoint } from '../../../src/core/patterns/guards/savesCheckpoint.ts';
import { ask } from './ask.ts';

describe('guard savesCheckpoint', () => {
  for (const [answer, code, text] of [
    ['yes', 'torch.save(m.state_dict(), p)', 'import torch\ntorch.save(m.state_dict(), p)\n'],
    ['inferred', 'm.save_pretrained(p)', 'm.save_pretrained(p)\n'],
    ['no', 'tokenizer.save_pretrained(p)', 'tokenizer.save_pretrained(p)\n'],
    ['no', 'torch.save(losses, p)', 'import torch\ntorch.save(losses, p)\n'],
    ['no', 'torch.save(sched.state_dict(), ckpt)', 'import torch\ntorch.save(sched.state_dict(), ckpt)\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(savesCheckpoint, text, code), answer);
    });
  }
});
