"""A bilinear form of many pairs of vectors as one einsum, against a product and a sum."""

import torch

KIND = "measured-plain"
# No pattern looks for it.
PATTERNS = []
RISK = "rounding"
SIZES = [
    {"rows": 16, "width": 16},
    {"rows": 1024, "width": 256},
    {"rows": 4096, "width": 512},
]


def inputs(size, device):
    """a and b (rows, width) and weight (width, width) in float32."""
    with device:
        a, b = torch.randn(2, size["rows"], size["width"])
        weight = torch.randn(size["width"], size["width"])
    return {"a": a, "b": b, "weight": weight}


def before(a, b, weight):
    return torch.einsum("bi,bj,ij->b", a, b, weight)


def after(a, b, weight):
    return (a @ weight * b).sum(-1)
