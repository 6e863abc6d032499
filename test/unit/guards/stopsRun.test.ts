import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { stopsRun } from '../../../src/core/patterns/guards/stopsRun.ts';
import { ask } from './ask.ts';

describe('guard stopsRun', () => {
  it('sees a number by which a function ends', async () => {
    assert.equal(await ask(stopsRun, 'def f(l):\n  v = l.item()\n  if not ok(v):\n    raise E\n', 'l.item()'), 'yes');
    assert.equal(await ask(stopsRun, 'def f(l):\n  assert l.item() < 3\n', 'l.item()'), 'yes');
    assert.equal(await ask(stopsRun, 'def f(l):\n  v = l.item()\n  if v > 3:\n    print(v)\n', 'l.item()'), 'no');
    assert.equal(await ask(stopsRun, 'def f(l):\n  return l.item()\n', 'l.item()'), 'no');
  });
});
