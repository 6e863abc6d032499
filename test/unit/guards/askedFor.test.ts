import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { askedFor } from '../../../src/core/patterns/guards/askedFor.ts';
import { ask } from './ask.ts';

const args = { words: ['dp', 'use_dp'] };

describe('guard askedFor', () => {
  it('knows a setting by its name in the test around', async () => {
    assert.equal(await ask(askedFor, 'if args.dp:\n    if n > 1:\n        wrap(x)\n', 'wrap(x)', args), 'yes');
    assert.equal(await ask(askedFor, 'y = wrap(x) if use_dp else x\n', 'wrap(x)', args), 'yes');
  });

  it('says no where the test is another or the arm is the other', async () => {
    assert.equal(await ask(askedFor, 'if args.ddp:\n    wrap(x)\n', 'wrap(x)', args), 'no');
    assert.equal(await ask(askedFor, 'if args.dp:\n    pass\nelse:\n    wrap(x)\n', 'wrap(x)', args), 'no');
  });
});
