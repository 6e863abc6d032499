import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { servesOlderVersion } from '../../../src/core/patterns/guards/servesOlderVersion.ts';
import { ask } from './ask.ts';

describe('guard servesOlderVersion', () => {
  for (const [answer, code, text] of [
    ['yes', 'old()', 'try:\n    new()\nexcept AttributeError:\n    old()\n'],
    ['yes', 'old()', 'if version >= (2, 4):\n    new()\nelse:\n    old()\n'],
    ['yes', 'old()', 'if parse(torch.__version__) < parse("2.4"):\n    old()\nelse:\n    new()\n'],
    ['no', 'new()', 'if version >= (2, 4):\n    new()\nelse:\n    old()\n'],
    ['no', 'old()', 'if fast:\n    new()\nelse:\n    old()\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(servesOlderVersion, text, code), answer);
    });
  }
});
