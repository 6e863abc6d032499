import jax
import jax.numpy as jnp

jax.config.update("jax_default_matmul_precision", "highest")  # not TF32, where that is the default


def loss(params, batch):
    x, y = batch
    return ((x @ params["w"] - y) ** 2).mean()


keys = jax.random.split(jax.random.key(0), 2)
truth = jax.random.normal(keys[0], (8, 1))
x = jax.random.normal(keys[1], (6, 5, 16, 8))
batches, examples = (x, x @ truth), jnp.array([80.0, 80, 80, 80, 80, 160])
params = {"w": jnp.zeros((8, 1))}

# here: the variant

start = params
for _ in range(10):
    params = federated_round(params, batches, examples)
first = jax.tree.map(lambda b: b[0, 0], batches)
assert loss(params, first) < 0.05 * loss(start, first)
one_by_one = [local_training(start, jax.tree.map(lambda b: b[c], batches))["w"] for c in range(6)]
expected = sum(w * n for w, n in zip(one_by_one, examples)) / examples.sum()
assert jnp.allclose(federated_round(start, batches, examples)["w"], expected, atol=1e-5)
