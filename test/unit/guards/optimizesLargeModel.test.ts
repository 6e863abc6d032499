import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { optimizesLargeModel } from '../../../src/core/patterns/guards/optimizesLargeModel.ts';
import { ask } from './ask.ts';

describe('guard optimizesLargeModel', () => {
  for (const [answer, code, text] of [
    ['yes', 'x', 'from transformers import AutoModel\nx\n'],
    ['yes', 'x', 'class TransformerEncoder: pass\nx\n'],
    ['no', 'x', 'import torch_geometric\nclass TransformerConv: pass\nx\n'],
    ['no', 'x', 'import torch  # a Transformer\nx\n'],
    ['no', 'x', 'from transformers import AutoModel\nfrom peft import LoraConfig\nx\n'],
    ['no', 'x', 'class UNet: pass\nclass Discriminator: pass\nx\n'],
    ['no', 'x', 'import torch\nresnet18()\nx\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(optimizesLargeModel, text, code), answer);
    });
  }
});
