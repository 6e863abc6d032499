"""Noise drawn on the host and moved, against randn_like, which draws it on the device from another generator."""

import torch

KIND = "measured-plain"
PATTERNS = ["tensor-created-then-moved"]
RISK = "quality"
SIZES = [
    {"batch": 1, "numbers": 100},
    {"batch": 64, "numbers": 4096},
    {"batch": 64, "numbers": 65536},
]


def inputs(size, device):
    """x (batch, numbers) in float32."""
    return {"x": torch.randn(size["batch"], size["numbers"], device=device)}


def before(x):
    noise = torch.randn(x.shape).to(x.device)
    return x + 0.1 * noise


def after(x):
    noise = torch.randn_like(x)
    return x + 0.1 * noise
