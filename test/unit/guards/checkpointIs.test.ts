import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkpointIs } from '../../../src/core/patterns/guards/checkpointIs.ts';
import { ask } from './ask.ts';

describe('guard checkpointIs', () => {
  it('looks into the name of the checkpoint, through one name', async () => {
    const text = "NAME = 'org/Llama-GPTQ'\nM.from_pretrained(NAME)\n";
    assert.equal(
      await ask(checkpointIs, text, 'M.from_pretrained(NAME)', {
        words: ['gptq'],
      }),
      'yes',
    );
    assert.equal(
      await ask(checkpointIs, text, 'M.from_pretrained(NAME)', {
        words: ['awq'],
      }),
      'no',
    );
    assert.equal(
      await ask(checkpointIs, 'M.from_pretrained(path)\n', 'M.from_pretrained(path)', { words: ['awq'] }),
      'no',
    );
  });
});
