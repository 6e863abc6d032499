"""The gradient of the input is exact, that of the weight close to it."""

import jax
import jax.numpy as jnp

# here: the variant

x = jax.random.normal(jax.random.key(0), (4, 50, 64))
w = jax.random.normal(jax.random.key(1), (64, 32))
gx, gw = jax.jit(jax.grad(lambda x, w: (dense(x, w) ** 2).sum(), (0, 1)))(x, w)
ex, ew = jax.grad(lambda x, w: ((x @ w) ** 2).sum(), (0, 1))(x, w)
assert jnp.abs(gx - ex).max() < 1e-2 * jnp.abs(ex).max()
assert 0 < jnp.linalg.norm(gw - ew) < 0.02 * jnp.linalg.norm(ew)
