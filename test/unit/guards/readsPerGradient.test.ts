import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readsPerGradient } from '../../../src/core/patterns/guards/readsPerGradient.ts';
import { ask } from './ask.ts';

describe('guard readsPerGradient', () => {
  for (const [answer, text] of [
    ['yes', 'for p in net.parameters():\n    x = p.grad.norm()\n'],
    ['yes', 'def f(params):\n    for p in params:\n        n = p.grad.norm()\n        x = n\n'],
    ['yes', 'x = sum(p.grad.norm() for p in net.parameters())\n'],
    ['no', 'for p in net.parameters():\n    x = p.norm()  # grad\n'],
    ['no', 'for layer in layers:\n    x = layer.grad.norm()\n'],
    ['no', 'for p in net.parameters():\n    if step % 9 == 0:\n        x = p.grad.norm()\n'],
    [
      'no',
      'def f():\n    for p in net.parameters():\n        x = p.grad.norm()\nfor i in s:\n    if i % 9 == 0:\n        f()\n',
    ],
  ] as const) {
    const value = /(?:p\.grad\.norm\(\)|p\.norm\(\)|layer\.grad\.norm\(\))/.exec(text)![0];
    it(`says ${answer} of ${value} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(readsPerGradient, text, value), answer);
    });
  }
});
