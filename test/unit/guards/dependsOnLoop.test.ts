import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { dependsOnLoop } from '../../../src/core/patterns/guards/dependsOnLoop.ts';
import { ask } from './ask.ts';

describe('guard dependsOnLoop', () => {
  it('tells what the loop binds from what stands outside', async () => {
    const text = 'a = 1\nfor i in r:\n  b = i\n  f(a)\n  g(b)\n  h(i)\n';
    assert.equal(await ask(dependsOnLoop, text, 'f(a)'), 'no');
    assert.equal(await ask(dependsOnLoop, text, 'g(b)'), 'yes');
    assert.equal(await ask(dependsOnLoop, text, 'h(i)'), 'yes');
  });
});
