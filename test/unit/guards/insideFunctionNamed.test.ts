import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { insideFunctionNamed } from '../../../src/core/patterns/guards/insideFunctionNamed.ts';
import { ask } from './ask.ts';

describe('guard insideFunctionNamed', () => {
  for (const [answer, code, text, args] of [
    ['yes', 'x.cpu()', 'def run_inference(x):\n    return x.cpu()\n', { words: ['inference'] }],
    ['no', 'x.cpu()', 'def evaluate(x):\n    return x.cpu()\n', { words: ['inference'] }],
    ['no', 'x.cpu()', 'x.cpu()\n', { words: ['inference'] }],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(insideFunctionNamed, text, code, args), answer);
    });
  }
});
