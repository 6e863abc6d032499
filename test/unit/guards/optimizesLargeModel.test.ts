import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { optimizesLargeModel } from '../../../src/core/patterns/guards/optimizesLargeModel.ts';
import { ask } from './ask.ts';

describe('guard optimizesLargeModel', () => {
  const model = 'from transformers import AutoModel\n';
  for (const [answer, code, text] of [
    ['yes', 'Adam(model.parameters())', `${model}Adam(model.parameters())\n`],
    ['yes', 'Adam(groups)', `${model}groups = decay(model, 0.05)\nAdam(groups)\n`],
    ['yes', 'Adam(groups)', `${model}groups = [{'params': m.parameters()}]\nAdam(groups)\n`],
    ['yes', 'Adam(m.parameters())', 'class TransformerEncoder: pass\nAdam(m.parameters())\n'],
    ['no', 'Adam(m.steer_vector.parameters())', `${model}Adam(m.steer_vector.parameters())\n`],
    ['no', 'Adam([v for v in chosen.items()])', `${model}Adam([v for v in chosen.items()])\n`],
    ['no', 'Adam(groups)', `${model}groups = decay(layer)\nAdam(groups)\n`],
    ['no', 'Adam(m.parameters())', 'import torch_geometric\nclass TransformerConv: pass\nAdam(m.parameters())\n'],
    ['no', 'Adam(m.parameters())', 'import torch  # a Transformer\nAdam(m.parameters())\n'],
    ['no', 'Adam(m.parameters())', `${model}from peft import LoraConfig\nAdam(m.parameters())\n`],
    ['no', 'Adam(m.parameters())', 'class UNet: pass\nclass Discriminator: pass\nAdam(m.parameters())\n'],
    ['no', 'Adam(m.parameters())', 'import torch\nresnet18()\nAdam(m.parameters())\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(optimizesLargeModel, text, code), answer);
    });
  }
});
