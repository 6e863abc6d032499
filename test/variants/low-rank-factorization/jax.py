import jax
import numpy as np

jax.config.update("jax_default_matmul_precision", "highest")  # not TF32, where that is the default

# here: the variant

keys = jax.random.split(jax.random.key(0), 2)
w = jax.random.normal(keys[0], (32, 24))
x = jax.random.normal(keys[1], (500, 32)) * jnp.logspace(1, -2, 32)


def lost(a, b):
    return float(jnp.linalg.norm(x @ a @ b - x @ w) / jnp.linalg.norm(x @ w))


u, s, v = jnp.linalg.svd(w, full_matrices=False)
assert lost(*factors(w, x.T @ x, 4)) < 0.5 * lost(u[:, :4] * s[:4], v[:4])
assert lost(*factors(w, x.T @ x, 24)) < 1e-2
assert np.shape(factors(w, x.T @ x, 4)[0]) == (32, 4)
