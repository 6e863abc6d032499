import jax
import jax.numpy as jnp

target = jnp.arange(8.0)
batches = list(jax.random.normal(jax.random.key(0), (200, 16, 8)))
state, logged = jnp.zeros(8), []
log = logged.append


@jax.jit
def train_step(w, x):
    loss, gradient = jax.value_and_grad(lambda w: jnp.square(x @ (w - target)).mean())(w)
    return w - 0.1 * gradient, loss


# here: the variant

assert isinstance(loss, jax.Array)
assert len(logged) == 2 and not metrics
assert logged[1] < logged[0]
