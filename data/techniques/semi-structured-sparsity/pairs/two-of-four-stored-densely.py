"""A layer whose weight has two zeros in each four and is stored densely, against to_sparse_semi_structured."""

from functools import partial

import torch
import torch.nn.functional as F
from torch.sparse import to_sparse_semi_structured

KIND = "measured"
PATTERNS = []
RISK = "rounding"
SIZES = [
    {"tokens": 64, "width": 1024},
    {"tokens": 1024, "width": 4096},
    {"tokens": 8192, "width": 4096},
    {"tokens": 8192, "width": 8192},
]


def two_of_four(weight):
    """Keeps the two largest of each four neighbours in a row."""
    groups = weight.abs().unflatten(-1, (-1, 4))
    mask = torch.zeros_like(groups, dtype=torch.bool).scatter_(-1, groups.topk(2).indices, True)
    return weight * mask.flatten(-2)


def inputs(size, device):
    """x (tokens, width) and the weight (width, width) in bfloat16, and a layer that holds it compressed."""
    x = torch.randn(size["tokens"], size["width"], device=device, dtype=torch.bfloat16)
    weight = two_of_four(torch.randn(size["width"], size["width"], device=device, dtype=torch.bfloat16))
    # Only NVIDIA GPUs have this format.
    compressed = to_sparse_semi_structured(weight) if weight.is_cuda else weight
    return {"x": x, "weight": weight, "sparse": partial(F.linear, weight=compressed)}


@torch.inference_mode()
def before(x, weight):
    return F.linear(x, weight)


@torch.inference_mode()
def after(x, sparse):
    return sparse(x)
