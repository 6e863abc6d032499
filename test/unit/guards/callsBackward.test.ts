import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { callsBackward } from '../../../src/core/patterns/guards/callsBackward.ts';
import { ask } from './ask.ts';

describe('guard callsBackward', () => {
  for (const [answer, code, text] of [
    ['yes', 'model(x)', 'def step(x):\n    loss = model(x)\n    loss.backward()\n'],
    ['no', 'model(x)', 'def score(x):\n    return model(x)\ndef step(loss):\n    loss.backward()\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(callsBackward, text, code), answer);
    });
  }
});
