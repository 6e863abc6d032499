import jax
import numpy as np

jax.config.update("jax_default_matmul_precision", "highest")  # not TF32, where that is the default

# here: the variant

x = jax.random.normal(jax.random.key(0), (2, 3, 20))
filters = jax.random.normal(jax.random.key(1), (3, 20))
got = long_convolution(x, filters)
expected = np.stack([[np.convolve(x[b, c], filters[c])[:20] for c in range(3)] for b in range(2)])
np.testing.assert_allclose(got, expected, rtol=1e-3, atol=1e-4)
library = jax.vmap(lambda x: jax.scipy.signal.fftconvolve(x, filters, axes=-1))(x)[..., :20]
np.testing.assert_allclose(library, expected, rtol=1e-3, atol=1e-4)
