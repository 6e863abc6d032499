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
  it('knows what is changed in place, and attributes that a called method sets', async () => {
    assert.equal(await ask(sameEveryTurn, 'a = []\nfor i in r:\n  a.append(i)\n  f(a)\n', 'f(a)'), 'no');
    assert.equal(await ask(sameEveryTurn, 'a = g()\nfor i in r:\n  a.rows = i\n  f(a)\n', 'f(a)'), 'no');
    assert.equal(await ask(sameEveryTurn, 'a = g()\nfor i in r:\n  a.train()\n  f(a)\n', 'f(a)'), 'yes');
    const owner = (loop: string): string =>
      `class A:\n  def pick(self):\n    self.x = g()\n  def run(self):\n    self.pick()\n    for i in r:\n${loop}`;
    assert.equal(await ask(sameEveryTurn, owner('      self.pick()\n      f(self.x)\n'), 'f(self.x)'), 'no');
    assert.equal(await ask(sameEveryTurn, owner('      f(self.x)\n'), 'f(self.x)'), 'yes');
  });
});
