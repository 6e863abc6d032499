import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { besideGeneration } from '../../../src/core/patterns/guards/besideGeneration.ts';
import { ask } from './ask.ts';

describe('guard besideGeneration', () => {
  for (const [answer, code, text] of [
    ['yes', 'loss.item()', 'def step(model, x):\n    out = model.generate(x)\n    loss.item()\n'],
    ['yes', 'loss.item()', 'def step(self, x):\n    out = self._generate_vllm(x)\n    loss.item()\n'],
    ['no', 'loss.item()', 'def step(rays, x):\n    out = rays.generate_rays(x)\n    loss.item()\n'],
    ['no', 'loss.item()', 'def step(x):\n    out = blueprint_generator.generate(x)\n    loss.item()\n'],
    ['no', 'loss.item()', 'def generate(model, x):\n    loss.item()\n'],
    ['no', 'loss.item()', 'model.generate(x)\nloss.item()\n'],
    ['no', 'loss.item()', 'def run(model, x):\n    loss.item()\n    if i % 9 == 0:\n        model.generate(x)\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(besideGeneration, text, code), answer);
    });
  }
});
