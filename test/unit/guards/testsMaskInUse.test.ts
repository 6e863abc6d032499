import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { testsMaskInUse } from '../../../src/core/patterns/guards/testsMaskInUse.ts';
import { ask } from './ask.ts';

describe('guard testsMaskInUse', () => {
  for (const [answer, code, text] of [
    ['yes', 'mask.any()', 'def f(x, mask):\n    if mask.any():\n        x[mask] = 0\n'],
    [
      'yes',
      'not torch.any(mask)',
      'def f(x, mask):\n    if not torch.any(mask):\n        return\n    return x[mask]\n',
    ],
    ['yes', 'mask.sum() > 0', 'def f(x, mask):\n    if mask.sum() > 0:\n        rows = torch.where(mask)\n'],
    ['yes', 'mask.any()', 'def f(x, mask):\n    if mask.any():\n        x[~mask] = 0\n'],
    ['no', 'mask.any()', 'def f(x, mask):\n    if mask.any():\n        x = x * mask\n'],
    ['no', 'torch.isnan(loss)', 'def f(loss):\n    if torch.isnan(loss):\n        return\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(testsMaskInUse, text, code), answer);
    });
  }
});
