import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { namesClass } from '../../../src/core/patterns/guards/namesClass.ts';
import { ask } from './ask.ts';

describe('guard namesClass', () => {
  for (const [answer, code, text, args] of [
    [
      'yes',
      'TrainingArguments',
      'from transformers import TrainingArguments\nTrainingArguments\n',
      { ending: ['TrainingArguments'] },
    ],
    ['inferred', 'MyTrainingArguments', 'MyTrainingArguments\n', { ending: ['TrainingArguments'] }],
    ['no', 'Trainer', 'from transformers import Trainer\nTrainer\n', { ending: ['TrainingArguments'] }],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(namesClass, text, code, args), answer);
    });
  }
});
