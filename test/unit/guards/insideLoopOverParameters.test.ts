import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { insideLoopOverParameters } from '../../../src/core/patterns/guards/insideLoopOverParameters.ts';
import { ask } from './ask.ts';

describe('guard insideLoopOverParameters', () => {
  for (const [answer, code, text] of [
    ['yes', 'reduce(p.grad)', 'for p in model.parameters():\n    reduce(p.grad)\n'],
    ['yes', 'reduce(p)', 'for n, p in model.named_parameters():\n    reduce(p)\n'],
    ['no', 'reduce(total)', 'for p in model.parameters():\n    reduce(total)\n'],
    ['no', 'reduce(b)', 'for b in model.buffers():\n    reduce(b)\n'],
    ['no', 'reduce(g)', 'if coalesce:\n    pass\nelse:\n    for g in grads:\n        reduce(g)\n'],
    ['yes', 'reduce(g)', 'for p in m.parameters():\n    g = p.grad.data\n    reduce(g)\n'],
    ['yes', 'reduce(p.grad)', 'for group in groups:\n    for p in group["params"]:\n        reduce(p.grad)\n'],
    ['no', 'reduce(p.data)', 'def init_weights(m):\n    for p in m.parameters():\n        reduce(p.data)\n'],
    ['yes', 'reduce(p.data)', 'def average(m):\n    for p in m.parameters():\n        reduce(p.data)\n'],
    ['no', 'reduce(m)', 'for m in meters:\n    reduce(m)\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(insideLoopOverParameters, text, code), answer);
    });
  }
});
