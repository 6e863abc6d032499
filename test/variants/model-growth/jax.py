import jax
import jax.numpy as jnp

jax.config.update("jax_default_matmul_precision", "highest")  # not TF32, or nothing is equal on a GPU
keys = jax.random.split(jax.random.key(1), 3)
w_in, b_in = jax.random.normal(keys[0], (6, 16)), jnp.ones(16) * 0.1
w_out = jax.random.normal(keys[1], (16, 3))
x = jax.random.normal(keys[2], (8, 6))
before = jax.nn.relu(x @ w_in + b_in) @ w_out

# here: the variant

assert w_in.shape == (6, 32) and b_in.shape == (32,) and w_out.shape == (32, 3)
assert jnp.allclose(jax.nn.relu(x @ w_in + b_in) @ w_out, before, atol=1e-4)
