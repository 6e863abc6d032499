"""With one worker, one local step and plain averaging a round is one step of the inner optimizer."""

import jax
import jax.numpy as jnp


def loss(params, batch):
    x, y = batch
    return ((x @ params["w"] - y) ** 2).mean()


workers = 3
goal = jnp.arange(8.0)
params = start = {"w": jnp.zeros(8)}
x = jax.random.normal(jax.random.key(0), (20, workers, 5, 16, 8))
rounds = [(rows, rows @ goal) for rows in x]
# here: the variant

everything = (x.reshape(-1, 8), x.reshape(-1, 8) @ goal)
assert loss(params, everything) < loss(start, everything)
one = make_round(loss, optax.sgd(0.1), optax.sgd(1.0))
batch = jax.tree.map(lambda a: a[:1, :1], rounds[0])
state = jax.vmap(lambda _: optax.sgd(0.1).init(start))(jnp.arange(1))
stepped, _, _ = one(start, state, optax.sgd(1.0).init(start), batch)
plain = start["w"] - 0.1 * jax.grad(loss)(start, jax.tree.map(lambda a: a[0, 0], batch))["w"]
assert jnp.allclose(stepped["w"], plain, atol=1e-5)
