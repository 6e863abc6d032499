import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { calledPerItem } from '../../../src/core/patterns/guards/calledPerItem.ts';
import { ask } from './ask.ts';

describe('guard calledPerItem', () => {
  const loop = (header: string, line = ''): string => `${header}\n    y = f(x)\n    ${line || 'pass'}\n`;
  it('tells items from batches, slices and turns', async () => {
    assert.equal(await ask(calledPerItem, loop('for x in items:'), 'f(x)'), 'yes');
    assert.equal(await ask(calledPerItem, 'ys = [f(x) for x in items]\n', 'f(x)'), 'yes');
    assert.equal(await ask(calledPerItem, loop('for x in batches:'), 'f(x)'), 'no');
    assert.equal(await ask(calledPerItem, loop('for x in range(0, n, 8):'), 'f(x)'), 'no');
    assert.equal(await ask(calledPerItem, loop('for _ in items:'), 'f(x)'), 'no');
    assert.equal(await ask(calledPerItem, loop('for x in items:', 'if y: break'), 'f(x)'), 'no');
    assert.equal(await ask(calledPerItem, loop('for x in items:', 'if y: sys.exit(1)'), 'f(x)'), 'no');
    assert.equal(await ask(calledPerItem, loop('while x:'), 'f(x)'), 'no');
  });
  it('sees what an earlier turn gave', async () => {
    assert.equal(await ask(calledPerItem, 'for x in items:\n    y = f(x, y)\n', 'f(x, y)'), 'no');
  });
  it('leaves a few items that are written out, models of their own, and the arm beside one call for all', async () => {
    assert.equal(await ask(calledPerItem, `items = ['a', 'b']\n${loop('for x in items:')}`, 'f(x)'), 'no');
    assert.equal(await ask(calledPerItem, loop('for x in items:', 'f = M.from_pretrained(x)'), 'f(x)'), 'no');
    const arms = 'if small:\n    for x in items:\n        y = f(x)\nelse:\n    y = f(items)\n';
    assert.equal(await ask(calledPerItem, arms, 'f(x)'), 'no');
  });
});
