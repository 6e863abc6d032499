import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decoratesWith } from '../../../src/core/patterns/guards/decoratesWith.ts';
import { ask } from './ask.ts';

describe('guard decoratesWith', () => {
  it('reads plain decorators and partials of them', async () => {
    assert.equal(
      await ask(decoratesWith, 'import jax\n@jax.jit\ndef f(): pass\n', 'jax.jit', { by: ['jax.jit'] }),
      'yes',
    );
    assert.equal(
      await ask(
        decoratesWith,
        'import jax\nfrom functools import partial\n@partial(jax.jit, static_argnums=0)\ndef f(): pass\n',
        'partial(jax.jit, static_argnums=0)',
        { by: ['jax.jit'] },
      ),
      'yes',
    );
    assert.equal(
      await ask(decoratesWith, 'from numba import jit\n@jit\ndef f(): pass\n', 'jit', { by: ['jax.jit'] }),
      'no',
    );
  });
});
