import jax

# here: the variant

q, k, v = (jax.random.normal(key, (2, 32, 3, 8)) for key in jax.random.split(jax.random.key(0), 3))
wanted = jax.nn.dot_product_attention(q, k, v, is_causal=True, local_window_size=(7, 0), implementation="xla")
assert jnp.allclose(local_attention(q, k, v, 8), wanted, atol=1e-5)
