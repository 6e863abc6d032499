import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { textsOfOneLength } from '../../../src/core/patterns/guards/textsOfOneLength.ts';
import { ask } from './ask.ts';

describe('guard textsOfOneLength', () => {
  const said = (line: string) => ask(textsOfOneLength, `${line}\ncollate(rows)\n`, 'collate(rows)');

  it('takes hints of fixed lengths and packing', async () => {
    assert.equal(await said("tokenizer(text, padding='max_length')"), 'yes');
    assert.equal(await said('TrainingArguments(group_by_length=True)'), 'yes');
    assert.equal(await said('blocks = group_texts(rows)'), 'yes');
    assert.equal(await said('tokenizer(text, padding=True, max_length=512)'), 'no');
  });
});
