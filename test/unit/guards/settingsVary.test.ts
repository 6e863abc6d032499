import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { settingsVary } from '../../../src/core/patterns/guards/settingsVary.ts';
import { ask } from './ask.ts';

describe('guard settingsVary', () => {
  for (const [answer, code, text] of [
    [
      'yes',
      'model.generate(ids, max_length=n)',
      'for p in prompts:\n    ids = tok(p)\n    n = len(ids)\n    model.generate(ids, max_length=n)\n',
    ],
    [
      'no',
      'model.generate(ids, max_length=n)',
      'n = 8\nfor p in prompts:\n    ids = tok(p)\n    model.generate(ids, max_length=n)\n',
    ],
    ['no', 'model.generate(input_ids=ids)', 'for p in prompts:\n    ids = tok(p)\n    model.generate(input_ids=ids)\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(settingsVary, text, code), answer);
    });
  }
});
