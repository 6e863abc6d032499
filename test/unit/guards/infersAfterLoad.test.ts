import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { infersAfterLoad } from '../../../src/core/patterns/guards/infersAfterLoad.ts';
import { ask } from './ask.ts';

describe('guard infersAfterLoad', () => {
  for (const [answer, code, text] of [
    ['inferred', 'model.load_state_dict(w)', 'def f(x):\n    model.load_state_dict(w)\n    return model(x)\n'],
    [
      'no',
      'model.load_state_dict(w)',
      'def f(x):\n    model.load_state_dict(w)\n    model.eval()\n    return model(x)\n',
    ],
    ['no', 'model.load_state_dict(w)', 'def f(x):\n    model.load_state_dict(w)\n    return model\n'],
    ['no', 'model.load_state_dict(w)', 'def f(x):\n    model.load_state_dict(w)\n    model(x).backward()\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(infersAfterLoad, text, code), answer);
    });
  }
});
