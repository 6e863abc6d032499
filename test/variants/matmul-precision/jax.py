import jax.numpy as jnp
import numpy as np

random = np.random.default_rng(0)
a, x = (jnp.asarray(random.standard_normal((1024, 1024)), jnp.float32) for _ in range(2))
b = jnp.zeros((1024, 1024))

# here: the variant

exact = np.asarray(a, np.float64) @ np.asarray(x, np.float64)
assert np.abs(residual - exact).max() / np.abs(exact).max() < 1e-5
if jax.default_backend() == "gpu":
    assert np.abs(a @ x - exact).max() / np.abs(exact).max() > 1e-5, "outside the context it is the fast one"
