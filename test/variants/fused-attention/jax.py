import jax as before
import jax.numpy as jnp

q, k, v = (
    before.random.normal(key, (2, 128, 4, 64), jnp.bfloat16) for key in before.random.split(before.random.key(0), 3)
)

# here: the variant

assert out.shape == q.shape
scores = jnp.einsum("bqhd,bkhd->bhqk", q, k, preferred_element_type=jnp.float32) / 8
weights = jax.nn.softmax(jnp.where(jnp.tril(jnp.ones((128, 128), bool)), scores, -jnp.inf))
wanted = jnp.einsum("bhqk,bkhd->bqhd", weights, v.astype(jnp.float32))
assert jnp.abs(out.astype(jnp.float32) - wanted).max() < 3e-2


def compiled(implementation):
    attend = jax.jit(lambda q, k, v: jax.nn.dot_product_attention(q, k, v, implementation=implementation))
    return attend.lower(q, k, v).compile().as_text()


assert "fmha" in compiled("cudnn").lower() and "fmha" not in compiled("xla").lower()
