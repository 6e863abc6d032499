"""The norm of all gradients by reading that of each tensor, against torch._foreach_norm and one reading."""

import torch

KIND = "measured"
PATTERNS = ["norm-read-per-parameter"]
RISK = "rounding"
SIZES = [
    {"layers": 1, "width": 64},
    {"layers": 12, "width": 768},
    {"layers": 24, "width": 2048},
]


def inputs(size, device):
    """Gradients in float32, shaped as in a decoder."""
    w = size["width"]
    shapes = [(w,), (w,), (3 * w, w), (3 * w,), (w, w), (w,), (w,), (w,), (4 * w, w), (4 * w,), (w, 4 * w), (w,)]
    return {"gradients": [torch.randn(shape, device=device) for _ in range(size["layers"]) for shape in shapes]}


def before(gradients):
    total = 0.0
    for gradient in gradients:
        total += gradient.norm(2).item() ** 2
    return torch.tensor(total**0.5)


def after(gradients):
    return torch.tensor(torch.stack(torch._foreach_norm(gradients)).norm().item())
