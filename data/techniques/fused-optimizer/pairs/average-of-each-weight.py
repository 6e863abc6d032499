"""A moving average of the weights updated tensor by tensor, against one torch._foreach_lerp_ over all of them."""

import torch

KIND = "measured"
PATTERNS = ["average-updated-per-tensor"]
RISK = "rounding"
SIZES = [
    {"layers": 1, "width": 64},
    {"layers": 12, "width": 256},
    {"layers": 24, "width": 1024},
    {"layers": 24, "width": 2048},
]
DECAY = 0.999


def inputs(size, device):
    """Weights in float32, shaped as in a decoder, and their averages."""
    w = size["width"]
    shapes = [(w,), (w,), (3 * w, w), (3 * w,), (w, w), (w,), (w,), (w,), (4 * w, w), (4 * w,), (w, 4 * w), (w,)]
    weights = [torch.randn(shape, device=device) for _ in range(size["layers"]) for shape in shapes]
    return {"averages": [torch.randn_like(weight) for weight in weights], "weights": weights}


@torch.no_grad()
def before(averages, weights):
    for kept, new in zip(averages, weights):
        kept.mul_(DECAY).add_(new, alpha=1 - DECAY)
    return averages


@torch.no_grad()
def after(averages, weights):
    torch._foreach_lerp_(averages, weights, 1 - DECAY)
    return averages
