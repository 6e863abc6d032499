"""A product of matrices in float64, as numbers of NumPy come, against the same in float32."""

import torch

KIND = "measured-plain"
# No pattern looks for it: the type of an array stands where it was made.
PATTERNS = []
RISK = "numerics"
# Relative: float32 keeps 24 bits.
TOLERANCE = 1e-5
SIZES = [
    {"rows": 256, "width": 256},
    {"rows": 1024, "width": 1024},
    {"rows": 4096, "width": 4096},
]


def inputs(size, device):
    """x (rows, width) and weight (width, width) in both types."""
    with device:
        x = torch.randn(size["rows"], size["width"], dtype=torch.float64)
        weight = torch.randn(size["width"], size["width"], dtype=torch.float64)
    return {"x64": x, "weight64": weight, "x32": x.float(), "weight32": weight.float()}


def before(x64, weight64):
    return x64 @ weight64


def after(x32, weight32):
    return x32 @ weight32
