"""A step of AdamW as it comes (a kernel for each operation on lists of tensors), against fused=True."""

import torch

KIND = "measured"
PATTERNS = ["optimizer-unfused"]
RISK = "rounding"
SIZES = [
    {"layers": 4, "width": 256},
    {"layers": 12, "width": 768},
    {"layers": 24, "width": 1024},
    {"layers": 24, "width": 2048},
]


def inputs(size, device):
    """Weights and gradients in float32, shaped as in a decoder, and two optimizers that both took a first step."""
    w = size["width"]
    shapes = [(w,), (w,), (3 * w, w), (3 * w,), (w, w), (w,), (w,), (w,), (4 * w, w), (4 * w,), (w, 4 * w), (w,)]
    weights = [
        torch.nn.Parameter(0.02 * torch.randn(shape, device=device)) for _ in range(size["layers"]) for shape in shapes
    ]
    for weight in weights:
        weight.grad = 0.001 * torch.randn_like(weight)
    plain = torch.optim.AdamW(weights, lr=3e-4)
    fused = torch.optim.AdamW(weights, lr=3e-4, fused=True)
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
