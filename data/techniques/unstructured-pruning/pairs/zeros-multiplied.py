"""A product with a weight full of zeros that is stored densely, against the same stored as compressed rows."""

import torch

KIND = "measured"
PATTERNS = []
RISK = "rounding"
SIZES = [
    {"width": 4096, "batch": 64, "zeros": 0.5},
    {"width": 4096, "batch": 64, "zeros": 0.9},
    {"width": 4096, "batch": 64, "zeros": 0.99},
    {"width": 4096, "batch": 64, "zeros": 0.999},
]


def inputs(size, device):
    """Weights of four layers (width, width) in float32, dense and sparse, and x (width, batch)."""
    width = size["width"]
    dense = []
    for _ in range(4):
        weight = torch.randn(width, width, device=device) * width**-0.5
        weight[torch.rand(width, width, device=device) < size["zeros"]] = 0.0
        dense.append(weight)
    return {"dense": dense, "sparse": Rows(dense), "x": torch.randn(width, size["batch"], device=device)}


class Rows:
    """The same weights as compressed rows."""

    def __init__(self, dense):
        self.weights = [weight.to_sparse_csr() for weight in dense]


@torch.inference_mode()
def before(dense, x):
    return torch.stack([weight @ x for weight in dense])


@torch.inference_mode()
def after(sparse, x):
    return torch.stack([weight @ x for weight in sparse.weights])
