# here: the variant

keys = jax.random.split(jax.random.key(0))
decay, inputs = jax.random.uniform(keys[0], (2, 64, 3)), jax.random.normal(keys[1], (2, 64, 3))
h, wanted = jnp.zeros((2, 3)), []
for t in range(64):
    h = decay[:, t] * h + inputs[:, t]
    wanted.append(h)
assert jnp.allclose(diagonal_scan(decay, inputs, chunk=16), jnp.stack(wanted, 1), atol=1e-5)
assert jnp.isfinite(jax.grad(lambda d: diagonal_scan(d, inputs, chunk=16).sum())(decay)).all()
