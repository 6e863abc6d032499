import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { leftOutElsewhere } from '../../../src/core/patterns/guards/leftOutElsewhere.ts';
import { ask } from './ask.ts';

const call = 'net.compile(run_eagerly=True)';

describe('guard leftOutElsewhere', () => {
  it('compares with other calls of the method', async () => {
    const args = { name: 'run_eagerly' };
    assert.equal(await ask(leftOutElsewhere, `${call}\n`, call, args), 'no');
    assert.equal(await ask(leftOutElsewhere, `a.compile(loss="mse")\n${call}\n`, call, args), 'yes');
    assert.equal(await ask(leftOutElsewhere, `a.compile(run_eagerly=True)\n${call}\n`, call, args), 'no');
  });
});
