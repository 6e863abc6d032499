import os

os.environ["XLA_FLAGS"] = "--xla_force_host_platform_device_count=4"
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import numpy as np

mesh = jax.make_mesh((4,), ("expert",), axis_types=(jax.sharding.AxisType.Auto,))

# here: the variant

keys = jax.random.split(jax.random.key(0), 2)
x = jax.random.normal(keys[0], (64, 8))
experts = jax.random.normal(keys[1], (8, 8, 8))
chosen = jnp.tile(jnp.arange(8), 8)
expected = np.einsum("td,tdf->tf", x, np.asarray(experts)[np.asarray(chosen)])
np.testing.assert_allclose(jax.jit(expert_parallel)(x, chosen, experts), expected, rtol=1e-4, atol=1e-5)
crowd = jnp.zeros(64, dtype=jnp.int32)
kept = np.abs(np.asarray(expert_parallel(x, crowd, experts))).sum(-1) > 0
assert kept.sum() == 4 * 4, "four places on each of four devices"
