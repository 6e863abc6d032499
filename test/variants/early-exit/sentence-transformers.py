"""The shortened encoder gives vectors of the same size, different ones, from four layers."""

import numpy as np
from tiny import encoder

encoder("microsoft/mpnet-base", num_hidden_layers=8, initializer_range=0.3)
sentences = ["one sentence", "and another"]
# here: the variant

assert len(fast[0].auto_model.encoder.layer) == 4
whole = model.encode(sentences)
assert vectors.shape == whole.shape and not np.allclose(vectors, whole, atol=1e-3)
