"""Inference in a stack of gated layers as it stands, against torch.compile."""

import torch
import torch.nn.functional as F

KIND = "measured"
PATTERNS = ["model-served-uncompiled"]
RISK = "rounding"
SIZES = [
    {"layers": 6, "width": 1024, "batch": 1},
    {"layers": 6, "width": 1024, "batch": 512},
    {"layers": 6, "width": 1024, "batch": 16384},
]


def inputs(size, device):
    """x (batch, width) and weights of each layer in bfloat16: gate and up (width, 4 width), down (4 width, width)."""
    width = size["width"]
    shapes = [(width, 4 * width), (width, 4 * width), (4 * width, width)]
    with device:
        weights = [[(torch.randn(s) * s[0] ** -0.5).bfloat16() for s in shapes] for _ in range(size["layers"])]
        x = torch.randn(size["batch"], width, dtype=torch.bfloat16)
    return {"x": x, "weights": weights}


def network(x, weights):
    for gate, up, down in weights:
        y = x * torch.rsqrt(x.float().square().mean(-1, keepdim=True) + 1e-6).to(x.dtype)
        x = x + (F.silu(y @ gate) * (y @ up)) @ down
    return x


# Compiled when it is called first with each size, before anything is timed.
compiled = torch.compile(network, dynamic=False)


@torch.no_grad()
def before(x, weights):
    return network(x, weights)


@torch.no_grad()
def after(x, weights):
    return compiled(x, weights)
