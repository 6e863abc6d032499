import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { generatesText } from '../../../src/core/patterns/guards/generatesText.ts';
import { ask } from './ask.ts';

describe('guard generatesText', () => {
  const load = (cls: string, name: string): [string, string] => {
    const call = `${cls}.from_pretrained(${name})`;
    return [`from transformers import ${cls}\nmodel = ${call}\n`, call];
  };
  it('takes what comes from elsewhere for large, and reads the rest from the name', async () => {
    assert.equal(await ask(generatesText, ...load('AutoModelForCausalLM', 'args.path')), 'inferred');
    assert.equal(await ask(generatesText, ...load('T5ForConditionalGeneration', '"t5-large"')), 'yes');
    assert.equal(await ask(generatesText, ...load('T5ForConditionalGeneration', '"t5-small"')), 'no');
    assert.equal(await ask(generatesText, ...load('AutoModel', 'args.path')), 'no');
    assert.equal(await ask(generatesText, ...load('T5ForConditionalGeneration', 'args.path')), 'no');
  });
});
