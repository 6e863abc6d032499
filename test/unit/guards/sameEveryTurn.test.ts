import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sameEveryTurn } from '../../../src/core/patterns/guards/sameEveryTurn.ts';
import { ask } from './ask.ts';

describe('guard sameEveryTurn', () => {
  it('looks through functions that are written in the loop', async () => {
    assert.equal(await ask(sameEveryTurn, 'a = 1\nfor i in r:\n  f(a)\n', 'f(a)'), 'yes');
    assert.equal(await ask(sameEveryTurn, 'for i in r:\n  b = i\n  f(b)\n', 'f(b)'), 'no');
    assert.equal(await ask(sameEveryTurn, 'for i in r:\n  f(lambda v: v + 1)\n', 'f(lambda v: v + 1)'), 'yes');
    assert.equal(await ask(sameEveryTurn, 'for i in r:\n  def g(v):\n    return v * i\n  f(g)\n', 'f(g)'), 'no');
    assert.equal(await ask(sameEveryTurn, 'f(a)\n', 'f(a)'), 'no');
  });
});
