import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { insideTrainingEpoch } from '../../../src/core/patterns/guards/insideTrainingEpoch.ts';
import { ask } from './ask.ts';

describe('guard insideTrainingEpoch', () => {
  for (const [answer, code, text] of [
    ['yes', 'save(m)', 'for e in range(3):\n    for x in loader:\n        loss.backward()\n    save(m)\n'],
    ['yes', 'save(m)', 'def train():\n    loss.backward()\nfor e in range(3):\n    train()\n    save(m)\n'],
    ['no', 'save(m)', 'for e in range(3):\n    for x in loader:\n        loss.backward()\nsave(m)\n'],
    [
      'no',
      'save(m)',
      'for e in range(3):\n    for x in loader:\n        loss.backward()\n    if score > best_score:\n        save(m)\n',
    ],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(insideTrainingEpoch, text, code), answer);
    });
  }
});
