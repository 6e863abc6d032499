import jax as before
import jax.numpy as jnp
import optax
from flax.training.train_state import TrainState

traces = []


def loss_fn(params, batch):
    traces.append(1)
    return jnp.square(batch @ params["w"] - 1).mean()


params = {"w": before.random.normal(before.random.key(0), (8, 1))}
state = TrainState.create(apply_fn=None, params=params, tx=optax.adam(0.05))
batch = before.random.normal(before.random.key(1), (16, 8))

# here: the variant

start = state
losses = []
for _ in range(20):
    state, loss = train_step(state, batch)
    losses.append(float(loss))
assert losses[-1] < losses[0] and len(traces) == 1
assert start.params["w"].is_deleted(), "a donated state is gone"

for _ in range(3):
    jax.jit(lambda params: loss_fn(params, batch))(state.params)
assert len(traces) == 4, "a function made in the loop is compiled each time"


def equations(f):
    return len(jax.make_jaxpr(f)(jnp.ones(4)).eqns)


weights = jnp.ones((32, 4))
looped = equations(lambda x: functools.reduce(lambda x, w: jnp.tanh(x * w), weights, x))
scanned = equations(lambda x: jax.lax.scan(lambda x, w: (jnp.tanh(x * w), None), x, weights)[0])
assert scanned < 5 < 32 < looped
