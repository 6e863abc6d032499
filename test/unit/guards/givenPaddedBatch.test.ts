import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { givenPaddedBatch } from '../../../src/core/patterns/guards/givenPaddedBatch.ts';
import { ask } from './ask.ts';

describe('guard givenPaddedBatch', () => {
  it('follows what is given to a tokenizer that pads several texts', async () => {
    const turn = (made: string): string => `for t in r:\n  e = ${made}\n  m(**e)\n`;
    assert.equal(await ask(givenPaddedBatch, turn('tokenizer(t["prompts"], padding=True)'), 'm(**e)'), 'yes');
    assert.equal(await ask(givenPaddedBatch, turn('tokenizer([x for x in t], padding=True)'), 'm(**e)'), 'yes');
    assert.equal(await ask(givenPaddedBatch, turn('tokenizer(t["prompts"])'), 'm(**e)'), 'no');
    assert.equal(await ask(givenPaddedBatch, turn('tokenizer([t], padding=True)'), 'm(**e)'), 'no');
    assert.equal(await ask(givenPaddedBatch, turn('tokenizer(t, padding="max_length")'), 'm(**e)'), 'no');
  });
});
