"""Distances of all pairs by way of all differences, against torch.cdist."""

import torch

KIND = "measured"
PATTERNS = ["pairwise-differences-stored"]
RISK = "rounding"
SIZES = [
    {"rows": 16, "width": 64},
    {"rows": 512, "width": 64},
    {"rows": 4096, "width": 64},
]


def inputs(size, device):
    """a and b (rows, width) in float32."""
    a, b = torch.randn(2, size["rows"], size["width"], device=device)
    return {"a": a, "b": b}


def before(a, b):
    return torch.norm(a.unsqueeze(1) - b.unsqueeze(0), dim=-1)


def after(a, b):
    return torch.cdist(a, b)
