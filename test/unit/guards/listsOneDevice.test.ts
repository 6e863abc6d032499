import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { listsOneDevice } from '../../../src/core/patterns/guards/listsOneDevice.ts';
import { ask } from './ask.ts';

describe('guard listsOneDevice', () => {
  for (const [answer, code, text] of [
    ['yes', 'DP(m, device_ids=[0])', 'DP(m, device_ids=[0])\n'],
    ['yes', 'DP(m, [0])', 'DP(m, [0])\n'],
    ['no', 'DP(m, device_ids=[0, 1])', 'DP(m, device_ids=[0, 1])\n'],
    ['yes', 'DP(m, device_ids=ids)', 'def f(m, ids=[0]):\n  DP(m, device_ids=ids)\n'],
    ['no', 'DP(m, device_ids=ids)', 'def f(m, ids):\n  DP(m, device_ids=ids)\n'],
    ['no', 'DP(m)', 'DP(m)\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(listsOneDevice, text, code), answer);
    });
  }
});
