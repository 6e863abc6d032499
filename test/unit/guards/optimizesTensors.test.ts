import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { optimizesTensors } from '../../../src/core/patterns/guards/optimizesTensors.ts';
import { ask } from './ask.ts';

describe('guard optimizesTensors', () => {
  for (const [answer, code] of [
    ['yes', 'Adam([image], lr=0.1)'],
    ['yes', 'Adam(params=[self.pose, self.shape])'],
    ['no', 'Adam(model.parameters())'],
    ['no', 'Adam([{"params": model.parameters()}])'],
    ['no', 'Adam()'],
  ] as const) {
    it(`says ${answer} of ${code}`, async () => {
      assert.equal(await ask(optimizesTensors, `${code}\n`, code), answer);
    });
  }
});
