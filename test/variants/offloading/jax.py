import jax
import jax.numpy as jnp

jax.config.update("jax_default_matmul_precision", "highest")  # not TF32, or nothing is equal on a GPU
params = {"w": jnp.ones((16, 16)) * 0.1}


def layer(w, x):
    return jnp.tanh(x @ w)


# here: the variant

grads = {"w": jnp.ones((16, 16))}
plain = optax.adamw(1e-4)
change, _ = plain.update(grads, plain.init(params), params)
expected = optax.apply_updates(params, change)
params, state = update(params, state, grads)
assert jnp.allclose(params["w"], expected["w"])
assert state[0].mu["w"].sharding.memory_kind == "pinned_host"


def loss(apply):
    def total(w, x):
        for _ in range(3):
            x = apply(w, x)
        return (x**2).mean()

    return jax.jit(jax.grad(total))


x = jnp.ones((4, 16))
assert jnp.allclose(loss(block)(params["w"], x), loss(layer)(params["w"], x), atol=1e-6)
