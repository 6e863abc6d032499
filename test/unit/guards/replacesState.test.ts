import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { replacesState } from '../../../src/core/patterns/guards/replacesState.ts';
import { ask } from './ask.ts';

describe('guard replacesState', () => {
  const step = 'def f(state, x):\n    return jax.grad(loss)(state, x)\n';
  const said = (loop: string) => ask(replacesState, `import jax\n${step}g = jax.jit(f)\n${loop}\n`, 'jax.jit(f)');

  it('sees a state that every call replaces', async () => {
    assert.equal(await said('for x in xs:\n    state = g(state, x)'), 'yes');
    assert.equal(await said('for x in xs:\n    other = g(state, x)'), 'no');
    assert.equal(await said('state = g(state, x)'), 'no');
  });

  it('leaves a state that has another name, and a function that is handed on', async () => {
    assert.equal(await said('for x in xs:\n    best = state\n    state = g(state, x)'), 'no');
    assert.equal(await said('run(g)\nfor x in xs:\n    state = g(state, x)'), 'no');
  });
});
