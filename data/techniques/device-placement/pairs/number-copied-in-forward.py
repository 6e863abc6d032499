"""Layers that each copy a number to the device to multiply by it, against the number as it is."""

import torch
import torch.nn.functional as F

KIND = "measured-plain"
PATTERNS = ["numbers-copied-each-time"]
RISK = "rounding"
SIZES = [
    {"layers": 12, "width": 64, "rows": 32},
    {"layers": 12, "width": 1024, "rows": 1024},
    {"layers": 12, "width": 4096, "rows": 4096},
]


def inputs(size, device):
    """x (rows, width) and weights (width, width) in bfloat16."""
    width = size["width"]
    with device:
        x = torch.randn(size["rows"], width, dtype=torch.bfloat16)
        weights = [(torch.randn(width, width) * width**-0.5).bfloat16() for _ in range(size["layers"])]
    return {"x": x, "weights": weights}


@torch.no_grad()
def before(x, weights):
    for weight in weights:
        share = torch.tensor(0.5).to(x.device)
        x = x + share * F.gelu(x @ weight)
    return x


@torch.no_grad()
def after(x, weights):
    for weight in weights:
        x = x + 0.5 * F.gelu(x @ weight)
    return x
