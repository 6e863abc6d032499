import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileSpeaksOfLargeModel } from '../../../src/core/patterns/guards/fileSpeaksOfLargeModel.ts';
import { ask } from './ask.ts';

describe('guard fileSpeaksOfLargeModel', () => {
  for (const [answer, code, text] of [
    ['yes', 'x', 'from transformers import AutoModel\nx\n'],
    ['yes', 'x', 'class TransformerEncoder: pass\nx\n'],
    ['no', 'x', 'import torch_geometric\nclass TransformerConv: pass\nx\n'],
    ['no', 'x', 'import torch  # a Transformer\nx\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(fileSpeaksOfLargeModel, text, code), answer);
    });
  }
});
