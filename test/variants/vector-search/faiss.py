import importlib.util
import sys

import numpy as np

if importlib.util.find_spec("faiss") is None:
    print("faiss is not installed; not run")
    sys.exit(77)
random = np.random.default_rng(0)
centres = random.standard_normal((500, 64))
vectors = (centres[random.integers(500, size=6000)] + 0.5 * random.standard_normal((6000, 64))).astype(np.float32)
queries = vectors[:100] + 0.05 * random.standard_normal((100, 64)).astype(np.float32)

# here: the variant

faiss.normalize_L2(queries)
truth = np.argsort(-(queries @ vectors.T), axis=1)[:, :10]
scores, ids = index.search(queries, 10)
recall = np.mean([len(np.intersect1d(*pair)) / 10 for pair in zip(ids, truth, strict=True)])
assert recall > 0.8, recall
faiss.ParameterSpace().set_index_parameter(index, "k_factor_rf", 1)
_, unranked = index.search(queries, 10)
assert np.mean([len(np.intersect1d(*pair)) / 10 for pair in zip(unranked, truth, strict=True)]) < recall
faiss.ParameterSpace().set_index_parameter(index, "k_factor_rf", 20)
faiss.ParameterSpace().set_index_parameter(index, "nprobe", 1)
_, few = index.search(queries, 10)
assert np.mean([len(np.intersect1d(*pair)) / 10 for pair in zip(few, truth, strict=True)]) < recall
