import jax
import jax.numpy as jnp

jax.config.update("jax_default_matmul_precision", "highest")  # not TF32, where that is the default

x = jax.random.normal(jax.random.key(1), (32, 64))
y = jnp.tanh(x @ jax.random.normal(jax.random.key(2), (64, 4096)) / 8)

# here: the variant

assert set(variables) == {"params", "_overwrite_with_gradient"}


def error(state):
    return float(((state.apply_fn(state.params, x) - y) ** 2).mean())


before = error(state)
state = state.replace(tx=optax.sgd(300.0), opt_state=optax.sgd(300.0).init(state.params["params"]))
for _ in range(60):
    state = train_step(state, x, y)
assert error(state) < 0.5 * before, (before, error(state))
history = state.params["_overwrite_with_gradient"]["Fp8DirectDotGeneralOp_0"]["input_amax_history"]
assert float(history.max()) == float(jnp.abs(x).max()), "the largest input was recorded"
