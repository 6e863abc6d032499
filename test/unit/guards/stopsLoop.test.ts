import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { stopsLoop } from '../../../src/core/patterns/guards/stopsLoop.ts';
import { ask } from './ask.ts';

describe('guard stopsLoop', () => {
  for (const [answer, code, text] of [
    ['yes', 'loss.item()', 'for i in range(9):\n    value = loss.item()\n    if value < 0.1:\n        break\n'],
    ['yes', 'loss.item()', 'for i in range(9):\n    if loss.item() < 0.1:\n        break\n'],
    ['yes', 'loss < 0.1', 'for i in range(9):\n    if loss < 0.1:\n        break\n'],
    ['yes', 'mask.sum().item()', 'for mask in rows:\n    if int(mask.sum().item()) == 0:\n        continue\n'],
    ['yes', 'loss.isnan()', 'for i in range(9):\n    if loss.isnan():\n        raise ValueError(i)\n'],
    ['yes', 'loss.isfinite()', 'for i in range(9):\n    assert loss.isfinite()\n'],
    ['no', 'loss.isnan()', 'for i in range(9):\n    if loss.isnan():\n        continue\n'],
    ['no', 'loss.item()', 'for i in range(9):\n    value = loss.item()\n    if math.isnan(value):\n        break\n'],
    ['no', 'loss.item()', 'for i in range(9):\n    value = loss.item()\n    if value < best:\n        best = value\n'],
    ['no', 'loss.item()', 'for i in range(9):\n    total += loss.item()\n    if i > 4:\n        break\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(stopsLoop, text, code), answer);
    });
  }
});
