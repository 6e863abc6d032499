# here: the variant

import jax

model = Model(50, 16, uses=4, rngs=nnx.Rngs(0))
ids = jnp.arange(6)[None]
assert model(ids).shape == (1, 6, 50)
count = sum(leaf.size for leaf in jax.tree.leaves(nnx.state(model, nnx.Param)))
assert count == 50 * 16 + 16 * 16 + 16 + 4 * 16, count

# what the page says of bare pytrees
matrix = jnp.ones((3, 3))
params = {"input": matrix, "output": matrix}
gradient = jax.grad(lambda p: jnp.sum(jnp.tanh(p["input"] @ jnp.arange(3.0)) @ p["output"]))(params)
assert len(jax.tree.leaves(params)) == 2 and not jnp.allclose(gradient["input"], gradient["output"])
