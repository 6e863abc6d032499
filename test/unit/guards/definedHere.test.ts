import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { definedHere } from '../../../src/core/patterns/guards/definedHere.ts';
import { ask } from './ask.ts';

describe('guard definedHere', () => {
  for (const [answer, text, code] of [
    ['yes', 'def g(x):\n  pass\ng(1)\n', 'g'],
    ['yes', 'class A:\n  def g(self):\n    pass\n  def f(self):\n    self.g()\n', 'self.g'],
    ['no', 'class A:\n  def f(self):\n    self.g()\n', 'self.g'],
    ['no', 'from m import g\ng(1)\n', 'g'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(definedHere, text, code), answer);
    });
  }
});
