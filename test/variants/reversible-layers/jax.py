import jax
import jax.numpy as jnp


def f(p, x):
    return jnp.tanh(x @ p)


g = f

# here: the variant

keys = jax.random.split(jax.random.key(0), 4)
params = {"f": 0.3 * jax.random.normal(keys[0], (5, 8, 8)), "g": 0.3 * jax.random.normal(keys[1], (5, 8, 8))}
x1, x2 = jax.random.normal(keys[2], (3, 8)), jax.random.normal(keys[3], (3, 8))


def plain(params, x1, x2):
    for i in range(5):
        x1 = x1 + f(params["f"][i], x2)
        x2 = x2 + g(params["g"][i], x1)
    return x1, x2


def loss(run):
    return lambda *args: sum(jnp.square(y).sum() for y in run(*args))


ours = jax.grad(loss(stack), argnums=(0, 1, 2))(params, x1, x2)
exact = jax.grad(loss(plain), argnums=(0, 1, 2))(params, x1, x2)
for got, wanted in zip(jax.tree.leaves(ours), jax.tree.leaves(exact), strict=True):
    assert jnp.allclose(got, wanted, rtol=1e-3, atol=1e-3), jnp.abs(got - wanted).max()
