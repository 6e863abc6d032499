"""A step of SGD with momentum as it comes, against fused=True, on weights shaped as in a residual network."""

import torch

KIND = "measured"
PATTERNS = ["sgd-unfused"]
RISK = "rounding"
SIZES = [
    {"blocks": 1, "channels": 16},
    {"blocks": 16, "channels": 64},
    {"blocks": 16, "channels": 256},
    {"blocks": 50, "channels": 512},
]


def inputs(size, device):
    """Weights and gradients in float32, and two optimizers that both took a first step."""
    c = size["channels"]
    shapes = [(c, c, 3, 3), (c,), (c,), (c, c, 3, 3), (c,), (c,)]
    weights = [
        torch.nn.Parameter(0.02 * torch.randn(shape, device=device)) for _ in range(size["blocks"]) for shape in shapes
    ]
    for weight in weights:
        weight.grad = 0.001 * torch.randn_like(weight)
    plain = torch.optim.SGD(weights, lr=0.1, momentum=0.9, weight_decay=1e-4)
    fused = torch.optim.SGD(weights, lr=0.1, momentum=0.9, weight_decay=1e-4, fused=True)
    # Momentum is made in the first step, and is no part of what a step takes.
    plain.step()
    fused.step()
    return {"weights": weights, "plain": plain, "fused": fused}


def before(weights, plain):
    plain.step()
    return weights


def after(weights, fused):
    fused.step()
    return weights
