import jax
import jax.numpy as jnp

jax.config.update("jax_default_matmul_precision", "highest")  # not TF32, where that is the default


def block(params, x):
    return x + jnp.tanh(x @ params)


stacked = jax.random.normal(jax.random.key(0), (6, 8, 8)) * 0.3
x = jax.random.normal(jax.random.key(1), (4, 8))

# here: the variant

run = jnp.array([True, True, False, True, False, True])
expected = x
for params, on in zip(stacked, run):
    expected = block(params, expected) if on else expected
assert jnp.allclose(forward(stacked, x, run), expected, atol=1e-5)
assert not jnp.allclose(forward(stacked, x, jnp.ones(6, bool)), expected, atol=1e-2)
assert forward._cache_size() == 1, "one compilation for all patterns"
