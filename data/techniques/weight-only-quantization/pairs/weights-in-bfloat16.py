"""Layers for one token with weights in bfloat16, against weights in int8 that a compiled product unpacks as it reads."""

import torch
import torch.nn.functional as F

KIND = "measured-plain"
PATTERNS = []
RISK = "numerics"
# Relative: int8 with a scale for each row is off by about 1 % in each of the eight layers.
TOLERANCE = 0.04
SIZES = [
    {"layers": 8, "width": 1024},
    {"layers": 8, "width": 4096},
    {"layers": 8, "width": 16384},
]


def inputs(size, device):
    """x (width,), weights (width, width) in bfloat16, and the same in int8 with scales (width,)."""
    width = size["width"]
    weights = [
        torch.randn(width, width, device=device, dtype=torch.bfloat16) * width**-0.5 for _ in range(size["layers"])
    ]
    scales = [weight.abs().amax(dim=1).float() / 127 for weight in weights]
    packed = [(weight / scale[:, None]).round().to(torch.int8) for weight, scale in zip(weights, scales)]
    x = torch.randn(width, device=device, dtype=torch.bfloat16)
    return {"x": x, "weights": weights, "packed": packed, "scales": scales}


@torch.no_grad()
@torch.compile(dynamic=False)
def before(x, weights):
    for weight in weights:
        x = F.linear(x, weight)
    return x


@torch.no_grad()
@torch.compile(dynamic=False)
def after(x, packed, scales):
    for weight, scale in zip(packed, scales):
        x = ((weight * x.float()).sum(dim=1) * scale).to(x.dtype)
    return x
