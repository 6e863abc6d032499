import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isLiteral } from '../../../src/core/patterns/guards/isLiteral.ts';
import { ask } from './ask.ts';

describe('guard isLiteral', () => {
  for (const [answer, code, text, args] of [
    ['yes', 'True', 'f(flag=True)\n', { values: ['True'] }],
    ['yes', 'on', 'on = True\nf(on)\n', { values: ['True'] }],
    ['no', 'False', 'f(flag=False)\n', { values: ['True'] }],
    ['no', 'flag', 'def g(flag):\n    f(flag)\n', { values: ['True'] }],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(isLiteral, text, code, args), answer);
    });
  }
});
