"""One update for four batches, with the gradient of all of them together."""

import jax
import jax.numpy as jnp
import optax

rows = jax.random.normal(jax.random.key(0), (8, 4, 3))
params = start = {"w": jnp.ones(3)}
batches = list(rows)


def loss_fn(params, batch):
    return ((batch @ params["w"] - 1) ** 2).mean()


# here: the variant

plain = optax.adamw(1e-3)
expected, plain_state = start, plain.init(start)
for large in rows.reshape(2, 16, 3):
    change, plain_state = plain.update(jax.grad(loss_fn)(expected, large), plain_state, expected)
    expected = optax.apply_updates(expected, change)
assert jnp.allclose(params["w"], expected["w"], atol=1e-6), (params, expected)
assert not jnp.allclose(params["w"], start["w"], atol=1e-6)
