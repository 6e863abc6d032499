"""A product of float32 matrices in full precision, against the same in TF32."""

import torch

KIND = "measured"
PATTERNS = ["tf32-switched-off"]
RISK = "numerics"
# Relative: TF32 keeps 10 bits of each factor's mantissa.
TOLERANCE = 2e-3
SIZES = [
    {"rows": 256, "width": 256},
    {"rows": 1024, "width": 1024},
    {"rows": 4096, "width": 4096},
    {"rows": 8192, "width": 8192},
]


def inputs(size, device):
    """x (rows, width) and weight (width, width)."""
    x = torch.randn(size["rows"], size["width"], device=device)
    weight = torch.randn(size["width"], size["width"], device=device)
    return {"x": x, "weight": weight}


def before(x, weight):
    torch.set_float32_matmul_precision("highest")
    return x @ weight


def after(x, weight):
    torch.set_float32_matmul_precision("high")
    return x @ weight
