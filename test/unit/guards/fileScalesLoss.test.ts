import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileScalesLoss } from '../../../src/core/patterns/guards/fileScalesLoss.ts';
import { ask } from './ask.ts';

describe('guard fileScalesLoss', () => {
  for (const [answer, code, text] of [
    ['yes', 'x', 'def step(loss, loss_scaler):\n    loss_scaler(loss)\nx\n'],
    ['yes', 'x', 'from accelerate import Accelerator\nx\n'],
    ['no', 'x', 'loss.backward()\nx\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(fileScalesLoss, text, code), answer);
    });
  }
});
