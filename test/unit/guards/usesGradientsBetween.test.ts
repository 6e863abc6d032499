import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { usesGradientsBetween } from '../../../src/core/patterns/guards/usesGradientsBetween.ts';
import { ask } from './ask.ts';

describe('guard usesGradientsBetween', () => {
  for (const [answer, code, text] of [
    [
      'yes',
      'loss.backward()',
      'for i, x in enumerate(loader):\n    loss.backward()\n    clip_grad_norm_(model.parameters(), 1.0)\n    if i % 4 == 0:\n        optimizer.step()\n',
    ],
    [
      'yes',
      'loss.backward()',
      'for i, x in enumerate(loader):\n    loss.backward()\n    if clip:\n        scaler.unscale_(optimizer)\n    if i % 4 == 0:\n        optimizer.step()\n',
    ],
    [
      'yes',
      'loss.backward()',
      'for i, x in enumerate(loader):\n    loss.backward()\n    for p in model.parameters():\n        p.grad.clamp_(-1, 1)\n    if i % 4 == 0:\n        optimizer.step()\n',
    ],
    [
      'no',
      'loss.backward()',
      'for i, x in enumerate(loader):\n    loss.backward()\n    if i % 4 == 0:\n        clip_grad_norm_(model.parameters(), 1.0)\n        optimizer.step()\n',
    ],
    [
      'no',
      'loss.backward()',
      'for i, x in enumerate(loader):\n    loss.backward()\n    if i % 4 == 0:\n        optimizer.step()\n    for p in model.parameters():\n        p.grad = None\n',
    ],
    [
      'no',
      'loss.backward()',
      'for i, x in enumerate(loader):\n    clip_grad_norm_(model.parameters(), 1.0)\n    loss.backward()\n    if i % 4 == 0:\n        optimizer.step()\n',
    ],
    [
      'no',
      'loss.backward()',
      'for i, x in enumerate(loader):\n    if half:\n        clip_grad_norm_(model.parameters(), 1.0)\n    else:\n        loss.backward()\n    if i % 4 == 0:\n        optimizer.step()\n',
    ],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(usesGradientsBetween, text, code), answer);
    });
  }
});
