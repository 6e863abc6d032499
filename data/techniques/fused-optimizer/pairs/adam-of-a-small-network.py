"""A step of Adam on the weights of a small network as it comes, against fused=True."""

import torch

KIND = "measured"
PATTERNS = ["small-optimizer-unfused"]
RISK = "rounding"
SIZES = [
    {"layers": 1, "width": 64},
    {"layers": 3, "width": 256},
    {"layers": 6, "width": 1024},
]


def inputs(size, device):
    """Weights and gradients of linear layers in float32, and two optimizers that both took a first step."""
    w = size["width"]
    shapes = [(w, w), (w,)]
    weights = [
        torch.nn.Parameter(0.02 * torch.randn(shape, device=device)) for _ in range(size["layers"]) for shape in shapes
    ]
    for weight in weights:
        weight.grad = 0.001 * torch.randn_like(weight)
    plain = torch.optim.Adam(weights, lr=1e-3)
    fused = torch.optim.Adam(weights, lr=1e-3, fused=True)
    # The moments are made in the first step, and are no part of what a step takes.
    plain.step()
    fused.step()
    return {"weights": weights, "plain": plain, "fused": fused}


def before(weights, plain):
    plain.step()
    return weights


def after(weights, fused):
    fused.step()
    return weights
