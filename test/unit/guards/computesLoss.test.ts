import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { computesLoss } from '../../../src/core/patterns/guards/computesLoss.ts';
import { ask } from './ask.ts';

describe('guard computesLoss', () => {
  for (const [answer, text] of [
    ['yes', 'def hinge_loss(a):\n    return x.item()\n'],
    ['yes', 'def loss(a):\n    for b in a:\n        x.item()\n'],
    ['no', 'def hinge(a):\n    return x.item()\n'],
    ['no', 'def log_loss(a):\n    return x.item()\n'],
    ['no', 'def hinge_loss(loader):\n    for b in loader:\n        x.item()\n'],
    ['no', 'def hinge_loss(a):\n    a.backward()\n    return x.item()\n'],
    ['no', 'def hinge_loss(a):\n    if debug:\n        x.item()\n'],
  ] as const) {
    it(`says ${answer} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(computesLoss, text, 'x.item()'), answer);
    });
  }
});
