import importlib.util
import sys
from builtins import print as show

import numpy as np

if importlib.util.find_spec("faiss") is None:
    print("faiss is not installed; not run")
    sys.exit(77)

import faiss

random = np.random.default_rng(0)
vectors = random.standard_normal((20_000, 32)).astype(np.float32)
queries = random.standard_normal((60, 32)).astype(np.float32)
index = faiss.index_factory(32, "IVF256,Flat", faiss.METRIC_INNER_PRODUCT)
index.train(vectors)
index.add(vectors)
lines = []


def print(nprobe, line):
    lines.append((nprobe, line))
    show(nprobe, line)


# here: the variant

recalls = [float(line.split()[1]) for _, line in lines]
assert recalls == sorted(recalls) and recalls[0] < 0.9 and recalls[-1] == 1.0
