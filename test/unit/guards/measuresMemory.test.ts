import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { measuresMemory } from '../../../src/core/patterns/guards/measuresMemory.ts';
import { ask } from './ask.ts';

describe('guard measuresMemory', () => {
  for (const [answer, code, text] of [
    ['yes', 'loss.item()', 'for x in rows:\n    used.append(torch.cuda.memory_allocated())\n    loss.item()\n'],
    [
      'no',
      'loss.item()',
      'for x in rows:\n    if i % 10 == 0:\n        print(torch.cuda.memory_allocated())\n    loss.item()\n',
    ],
    ['no', 'loss.item()', 'for x in rows:\n    loss.item()\nprint(torch.cuda.memory_allocated())\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(measuresMemory, text, code), answer);
    });
  }
});
