import os

os.environ["JAX_PLATFORMS"] = "cpu"
os.environ["XLA_FLAGS"] = "--xla_force_host_platform_device_count=4"

import jax as before

whole_q, whole_k, whole_v = q, k, v = tuple(
    before.random.normal(key, (2, 32, 3, 8)) for key in before.random.split(before.random.key(0), 3)
)

# here: the variant

assert jax.device_count() == 4
assert q.addressable_shards[0].data.shape == (2, 8, 3, 8)


def plain(q, k, v):
    return jax.nn.dot_product_attention(q, k, v, is_causal=True)


assert jnp.allclose(jax.device_get(out), plain(whole_q, whole_k, whole_v), atol=1e-5)
with jax.set_mesh(mesh):
    ours = jax.jit(jax.grad(lambda q: jnp.square(ring_attention(q, k, v)).sum()))(q)
exact = jax.grad(lambda q: jnp.square(plain(q, whole_k, whole_v)).sum())(whole_q)
assert jnp.allclose(jax.device_get(ours), exact, atol=1e-4)
