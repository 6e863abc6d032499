import jax
import jax.numpy as jnp

params = {"body": {"w": jnp.ones((4, 4))}, "head": {"w": jnp.ones((4, 1))}}
batch = jnp.arange(8.0).reshape(2, 4)


def loss_fn(params, batch):
    return jnp.square(jnp.tanh(batch @ params["body"]["w"]) @ params["head"]["w"] - 1).mean()


# here: the variant

gradients = jax.grad(loss_fn)(params, batch)
updates, state = optimizer.update(gradients, state, params)
assert not jnp.any(updates["body"]["w"]) and jnp.all(updates["head"]["w"] != 0)
assert sum(leaf.size for leaf in jax.tree.leaves(state)) < 2 * params["head"]["w"].size + 4
assert jnp.allclose(head_gradient["w"], gradients["head"]["w"])
