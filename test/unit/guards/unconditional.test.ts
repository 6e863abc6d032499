import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { unconditional } from '../../../src/core/patterns/guards/unconditional.ts';
import { ask } from './ask.ts';

describe('guard unconditional', () => {
  for (const [answer, code, text] of [
    ['yes', 'go()', 'go()\n'],
    ['yes', 'go()', 'if __name__ == "__main__":\n    go()\n'],
    ['no', 'go()', 'if debug:\n    go()\n'],
    ['yes', 'go()', 'if debug:\n    def f():\n        go()\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(unconditional, text, code), answer);
    });
  }
});
