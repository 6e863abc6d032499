import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { explainedBeside } from '../../../src/core/patterns/guards/explainedBeside.ts';
import { ask } from './ask.ts';

describe('guard explainedBeside', () => {
  it('takes a reason behind the place, and no other comment', async () => {
    assert.equal(await ask(explainedBeside, 'f(a=1)  # the other one does not work here\n', 'f(a=1)'), 'yes');
    assert.equal(await ask(explainedBeside, 'f(\n  1, # breaks otherwise\n)\n', '1'), 'yes');
    assert.equal(await ask(explainedBeside, 'f(a=1)  # the usual thing\n', 'f(a=1)'), 'no');
    assert.equal(await ask(explainedBeside, '# does not work\nf(a=1)\n', 'f(a=1)'), 'no');
  });
});
