import jax
import numpy as np

jax.config.update("jax_default_matmul_precision", "highest")  # not TF32, where that is the default

# here: the variant

keys = jax.random.split(jax.random.key(0), 4)
q, k = (jax.random.normal(key, (128, 8)) for key in keys[:2])
v = jax.random.normal(keys[2], (128, 6))
log_decay = -jax.random.uniform(keys[3], (128,))
state, expected = np.zeros((8, 6)), []
for t in range(128):
    state = np.exp(log_decay[t]) * state + np.outer(k[t], v[t])
    expected.append(np.asarray(q[t]) @ state)
np.testing.assert_allclose(jax.jit(linear_attention)(q, k, v, log_decay), np.stack(expected), rtol=1e-3, atol=1e-3)
batched = jax.vmap(linear_attention)(q[None], k[None], v[None], log_decay[None])
np.testing.assert_allclose(batched[0], np.stack(expected), rtol=1e-3, atol=1e-3)
