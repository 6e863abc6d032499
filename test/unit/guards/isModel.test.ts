import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isModel } from '../../../src/core/patterns/guards/isModel.ts';
import { ask } from './ask.ts';

describe('guard isModel', () => {
  const of = ['transformers.PreTrainedModel'];
  it('knows instances, and takes what is called a model for one', async () => {
    const head = 'from transformers import AutoModel, AutoTokenizer\n';
    assert.equal(await ask(isModel, `${head}m = AutoModel.from_pretrained(p)\nm.generate()\n`, 'm', { of }), 'yes');
    assert.equal(await ask(isModel, `${head}m = AutoTokenizer.from_pretrained(p)\nm.generate()\n`, 'm', { of }), 'no');
    assert.equal(await ask(isModel, 'def f(model): model.generate()\n', 'model', { of }), 'inferred');
    assert.equal(await ask(isModel, 'def f(builder): builder.generate()\n', 'builder', { of }), 'no');
  });
});
