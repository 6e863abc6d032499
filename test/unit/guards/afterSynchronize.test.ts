import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { afterSynchronize } from '../../../src/core/patterns/guards/afterSynchronize.ts';
import { ask } from './ask.ts';

describe('guard afterSynchronize', () => {
  for (const [answer, code, text] of [
    ['yes', 'loss.item()', 'for x in rows:\n    torch.cuda.synchronize()\n    total += loss.item()\n'],
    [
      'yes',
      'loss.item()',
      'for x in rows:\n    torch.cuda.synchronize()\n    if ready:\n        total += loss.item()\n',
    ],
    ['no', 'loss.item()', 'for x in rows:\n    total += loss.item()\n    torch.cuda.synchronize()\n'],
    [
      'no',
      'loss.item()',
      'for x in rows:\n    if timed:\n        torch.cuda.synchronize()\n    total += loss.item()\n',
    ],
    ['no', 'loss.item()', 'torch.cuda.synchronize()\nfor x in rows:\n    total += loss.item()\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(afterSynchronize, text, code), answer);
    });
  }
});
