import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { keepsLossGraph } from '../../../src/core/patterns/guards/keepsLossGraph.ts';
import { ask } from './ask.ts';

describe('guard keepsLossGraph', () => {
  for (const [answer, code, text] of [
    ['yes', 'loss.backward()', 'for x in loader:\n    loss = f(x)\n    loss.backward()\n    total += loss\n'],
    ['yes', 'loss.backward()', 'for x in loader:\n    loss = f(x)\n    loss.backward()\n    kept.append(loss)\n'],
    ['no', 'loss.backward()', 'for x in loader:\n    loss = f(x)\n    loss.backward()\n    total += loss.item()\n'],
    ['no', 'y.backward(g)', 'for x in loader:\n    y = f(x)\n    kept.append(y)\n    y.backward(g)\n    ys += y\n'],
    [
      'no',
      'autograd.backward(y, g)',
      'from torch import autograd\nfor x in loader:\n    y = f(x)\n    kept.append(y)\n    autograd.backward(y, g)\n',
    ],
    ['no', 'total.backward()', 'for x in loader:\n    loss = f(x)\n    total += loss\n    total.backward()\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(keepsLossGraph, text, code), answer);
    });
  }
});
