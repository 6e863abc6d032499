import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { neededOnHost } from '../../../src/core/patterns/guards/neededOnHost.ts';
import { ask } from './ask.ts';

describe('guard neededOnHost', () => {
  for (const [answer, code, text] of [
    ['yes', 'a.item()', 'env.step(a.item())\n'],
    ['yes', 'a.item()', 'def act(a):\n    action = a.item()\n    return world.step(action)\n'],
    ['yes', 'a.cpu()', 'plt.imshow(a.cpu())\n'],
    ['yes', 'a.item()', 'if many:\n    dist.all_reduce(a, op=ReduceOp.MIN)\n    if a.item() == 1:\n        stop()\n'],
    ['no', 'a.item()', 'if many:\n    dist.all_reduce(a)\n    total += a.item()\n'],
    ['yes', 'a.item()', 'if c.check_early_stopping(a.item()):\n    c.notify()\n'],
    ['no', 'a.item()', 'total = 0\ntotal += a.item()\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(neededOnHost, text, code), answer);
    });
  }
});
