import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { underCondition } from '../../../src/core/patterns/guards/underCondition.ts';
import { ask } from './ask.ts';

describe('guard underCondition', () => {
  for (const [answer, code, text] of [
    ['yes', 'go()', 'for x in y:\n    if x:\n        go()\n'],
    ['yes', 'go()', 'for x in y:\n    try:\n        f()\n    except E:\n        go()\n'],
    ['no', 'go()', 'if z:\n    for x in y:\n        go()\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(underCondition, text, code), answer);
    });
  }
});
