import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { madeEveryTurn } from '../../../src/core/patterns/guards/madeEveryTurn.ts';
import { ask } from './ask.ts';

describe('guard madeEveryTurn', () => {
  it('knows what is another function on every turn', async () => {
    assert.equal(await ask(madeEveryTurn, 'for i in r:\n  f(lambda v: v)\n', 'lambda v: v'), 'yes');
    assert.equal(
      await ask(madeEveryTurn, 'from functools import partial\nfor i in r:\n  f(partial(g, 1))\n', 'partial(g, 1)'),
      'yes',
    );
    assert.equal(await ask(madeEveryTurn, 'def g(): pass\nfor i in r:\n  f(g)\n', 'g'), 'no');
  });
});
