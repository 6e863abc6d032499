import jax.numpy as jnp
import jax.random as random

keys = random.split(random.key(0), 5)
params = random.normal(keys[0], (8, 8)) / 4, random.normal(keys[1], (3, 8))
h0, xs = jnp.zeros((4, 8)), random.normal(keys[2], (50, 4, 3))
decay, inputs = random.uniform(keys[3], (4, 50, 6)), random.normal(keys[4], (4, 50, 6))


def cell(params, h, x):
    return jnp.tanh(h @ params[0] + x @ params[1])


# here: the variant

state = h0
for x, y in zip(xs, ys, strict=True):
    state = cell(params, state, x)
    assert jnp.allclose(state, y, atol=2e-2)
assert jnp.array_equal(h, ys[-1])

state = jnp.zeros((4, 6))
for t in range(50):
    state = decay[:, t] * state + inputs[:, t]
    assert jnp.allclose(hs[:, t], state, atol=1e-5)

short, long = (str(jax.make_jaxpr(lambda xs: lax.scan(step, h0, xs))(xs[:n])) for n in (5, 50))
assert len(short.splitlines()) == len(long.splitlines()), "the program does not grow with the length"
