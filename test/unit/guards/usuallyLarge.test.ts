import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { usuallyLarge } from '../../../src/core/patterns/guards/usuallyLarge.ts';
import { ask } from './ask.ts';

describe('guard usuallyLarge', () => {
  for (const [answer, code, text] of [
    ['yes', 'X.from_pretrained("a/wav2vec2-large-960h")', 'X.from_pretrained("a/wav2vec2-large-960h")\n'],
    ['no', 'X.from_pretrained("a/wav2vec2-base")', 'X.from_pretrained("a/wav2vec2-base")\n'],
    ['yes', 'X.from_pretrained("a/b-7b")', 'X.from_pretrained("a/b-7b")\n'],
    [
      'inferred',
      'Wav2Vec2ForCTC.from_pretrained(name)',
      'from transformers import Wav2Vec2ForCTC\nWav2Vec2ForCTC.from_pretrained(name)\n',
    ],
    [
      'no',
      'T5ForConditionalGeneration.from_pretrained(name)',
      'from transformers import T5ForConditionalGeneration\nT5ForConditionalGeneration.from_pretrained(name)\n',
    ],
    ['no', 'BertModel.from_pretrained(name)', 'from transformers import BertModel\nBertModel.from_pretrained(name)\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(usuallyLarge, text, code), answer);
    });
  }
});
