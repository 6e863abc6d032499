import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { atEndOfSequence } from '../../../src/core/patterns/guards/atEndOfSequence.ts';
import { ask } from './ask.ts';

describe('guard atEndOfSequence', () => {
  it('is a branch of a loop that is taken where a sequence ends', async () => {
    const under = (test: string) =>
      ask(atEndOfSequence, `for i in n:\n  if ${test}:\n    a = x.tolist()\n`, 'x.tolist()');
    assert.equal(await under('eos in tokens'), 'yes');
    assert.equal(await under('finished[i]'), 'yes');
    assert.equal(await under('i > 3'), 'no');
    assert.equal(await ask(atEndOfSequence, 'for i in n:\n  if done(x.tolist()):\n    break\n', 'x.tolist()'), 'no');
    assert.equal(await ask(atEndOfSequence, 'if done:\n  for i in n:\n    a = x.tolist()\n', 'x.tolist()'), 'no');
  });
});
