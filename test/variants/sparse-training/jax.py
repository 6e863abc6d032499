import jax
import jax.numpy as jnp

keys = jax.random.split(jax.random.key(0), 4)
params = {
    "a": 0.3 * jax.random.normal(keys[0], (16, 64)),
    "b": jnp.zeros(64),
    "c": 0.3 * jax.random.normal(keys[1], (64, 1)),
}
batch = (jax.random.normal(keys[2], (128, 16)), jax.random.normal(keys[3], (128, 1)))


def loss_fn(params, batch):
    x, y = batch
    return jnp.square(jnp.tanh(x @ params["a"] + params["b"]) @ params["c"] - y).mean()


# here: the variant

before = loss_fn(params, batch)
for _ in range(200):
    params, state = train_step(params, state, batch)
assert loss_fn(params, batch) < 0.8 * before
kept = sum(masks[name].sum() for name in "ac") / sum(masks[name].size for name in "ac")
assert abs(kept - 0.2) < 0.01 and masks["b"].all()
for name in params:
    assert not jnp.any(params[name] * (1 - masks[name]))
