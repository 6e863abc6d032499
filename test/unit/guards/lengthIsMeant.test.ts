import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lengthIsMeant } from '../../../src/core/patterns/guards/lengthIsMeant.ts';
import { ask } from './ask.ts';

const meant = (call: string, before = '') => ask(lengthIsMeant, `${before}\n${call}\n`, call);

describe('guard lengthIsMeant', () => {
  it('knows lengths that were chosen', async () => {
    assert.equal(await meant('t(texts, max_length=args.pad_to_seq_len)'), 'yes');
    assert.equal(await meant('t(texts, max_length=n)', 'n = max(map(len, texts))'), 'yes');
    assert.equal(await meant('t("any text", padding="max_length")'), 'yes');
    assert.equal(await meant('t([TEXT], padding="max_length")', 'TEXT = "any text"'), 'yes');
    assert.equal(await meant('t(texts, max_length=args.max_length)'), 'no');
    assert.equal(await meant('t(texts, max_length=n)', 'n = 512'), 'no');
  });
});
