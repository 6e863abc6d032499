import jax

jax.config.update("jax_default_matmul_precision", "highest")  # not TF32, or nothing is equal on a GPU

# here: the variant

key = jax.random.key(0)
params = {"w": jax.random.normal(key, (16, 8)) * 0.3, "b": jnp.zeros(8)}
x = jax.random.normal(jax.random.key(1), (64, 16))
loss = lambda p: jnp.mean((layer(p, x) - 0.5 * x[:, :8]) ** 2)
step = jax.jit(lambda p: jax.tree.map(lambda v, g: v - 0.5 * g, p, jax.grad(loss)(p)))
first = loss(params)
for _ in range(100):
    params = step(params)
assert loss(params) < first / 2
rounded = power_of_two(params["w"])
exponents = jnp.log2(jnp.abs(rounded))
assert jnp.allclose(exponents, jnp.round(exponents), atol=1e-4) and len(jnp.unique(jnp.round(exponents))) <= 8
