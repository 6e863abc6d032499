import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { handlesSync } from '../../../src/core/patterns/guards/handlesSync.ts';
import { ask } from './ask.ts';

describe('guard handlesSync', () => {
  for (const [answer, code, text] of [
    ['yes', 'x', 'with model.no_sync():\n    x\n'],
    ['no', 'x', 'loss.backward()\nx\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(handlesSync, text, code), answer);
    });
  }
});
