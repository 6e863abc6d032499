import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadsModel } from '../../../src/core/patterns/guards/loadsModel.ts';
import { ask } from './ask.ts';

describe('guard loadsModel', () => {
  it('tells models from tokenizers and configurations', async () => {
    const head = 'from transformers import AutoModel, AutoTokenizer, pipeline\n';
    for (const [call, answer] of [
      ['AutoModel.from_pretrained(p)', 'yes'],
      ['AutoModel.from_config(c)', 'no'],
      ['AutoTokenizer.from_pretrained(p)', 'no'],
      ["pipeline('ner')", 'yes'],
      ['load(p)', 'no'],
    ] as const) {
      assert.equal(await ask(loadsModel, `${head}${call}\n`, call), answer);
    }
  });
});
