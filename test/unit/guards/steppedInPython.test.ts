import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { steppedInPython } from '../../../src/core/patterns/guards/steppedInPython.ts';
import { ask } from './ask.ts';

describe('guard steppedInPython', () => {
  it('wants a loop and nothing that compiles', async () => {
    assert.equal(
      await ask(steppedInPython, 'def step(w):\n  return grad(f)(w)\nfor i in r:\n  step(w)\n', 'grad(f)'),
      'yes',
    );
    assert.equal(
      await ask(steppedInPython, '@jax.jit\ndef step(w):\n  return grad(f)(w)\nfor i in r:\n  step(w)\n', 'grad(f)'),
      'no',
    );
    assert.equal(
      await ask(
        steppedInPython,
        'def step(w):\n  return grad(f)(w)\ns = jax.jit(step)\nfor i in r:\n  s(w)\n',
        'grad(f)',
      ),
      'no',
    );
    assert.equal(await ask(steppedInPython, 'def step(w):\n  return grad(f)(w)\n', 'grad(f)'), 'no');
    assert.equal(
      await ask(steppedInPython, '@jit\ndef f(w):\n  return w\nfor i in r:\n  grad(f)(w)\n', 'grad(f)'),
      'no',
    );
  });
});
