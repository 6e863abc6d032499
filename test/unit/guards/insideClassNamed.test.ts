import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { insideClassNamed } from '../../../src/core/patterns/guards/insideClassNamed.ts';
import { ask } from './ask.ts';

describe('guard insideClassNamed', () => {
  for (const [answer, text] of [
    ['yes', 'class WindowAttention:\n    def forward(self, x):\n        return x.cpu()\n'],
    ['no', 'class Attention:\n    def window(self, x):\n        return x.cpu()\n'],
    ['no', 'x.cpu()\n'],
  ] as const) {
    it(`says ${answer} of ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(insideClassNamed, text, 'x.cpu()', { words: ['window'] }), answer);
    });
  }
});
