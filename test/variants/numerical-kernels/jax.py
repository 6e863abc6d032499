# here: the variant

x = jnp.array([0.5, 50.0, 1e4])
assert jnp.isfinite(log_bessel_0(x)).all() and jnp.isfinite(jax.grad(lambda v: log_bessel_0(v).sum())(x)).all()
key = jax.random.key(0)
points, others = jax.random.normal(key, (20, 2)), jax.random.normal(jax.random.key(1), (15, 2))
cost = ((points[:, None] - others) ** 2).sum(-1)
log_a, log_b = jnp.full(20, -jnp.log(20.0)), jnp.full(15, -jnp.log(15.0))
g = jnp.zeros(15)
for _ in range(300):
    g = sinkhorn_step(g, cost, log_a, log_b, 0.1)
f = 0.1 * (log_a - logsumexp((g - cost) / 0.1, axis=1))
plan = jnp.exp((f[:, None] + g - cost) / 0.1)
assert jnp.allclose(plan.sum(1), 1 / 20, atol=1e-4) and jnp.allclose(plan.sum(0), 1 / 15, atol=1e-3)
assert jnp.isfinite(log_ndtr(-100.0))
