import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { chosenByCaller } from '../../../src/core/patterns/guards/chosenByCaller.ts';
import { ask } from './ask.ts';

describe('guard chosenByCaller', () => {
  it('asks whether a parameter names what is loaded', async () => {
    assert.equal(await ask(chosenByCaller, 'def f(name):\n  load(name)\n', 'load(name)'), 'yes');
    assert.equal(await ask(chosenByCaller, 'def f(q):\n  n = q.body["m"]\n  load(model=n)\n', 'load(model=n)'), 'yes');
    assert.equal(
      await ask(chosenByCaller, 'def f(device):\n  load("a", device=device)\n', 'load("a", device=device)'),
      'no',
    );
    assert.equal(await ask(chosenByCaller, 'def g(name):\n  def f(x):\n    load(name)\n', 'load(name)'), 'no');
  });
});
