"""GELU by tanh written out, forward and backward, against F.gelu(x, approximate="tanh")."""

import math

import torch
import torch.nn.functional as F

KIND = "measured"
PATTERNS = ["activation-written-out"]
RISK = "rounding"
TRAINING = True
SIZES = [
    {"tokens": 16, "width": 256},
    {"tokens": 1024, "width": 4096},
    {"tokens": 16384, "width": 4096},
]


def inputs(size, device):
    """x (tokens, width) in float32."""
    return {"x": torch.randn(size["tokens"], size["width"], device=device, requires_grad=True)}


def before(x):
    return 0.5 * x * (1.0 + torch.tanh(math.sqrt(2.0 / math.pi) * (x + 0.044715 * torch.pow(x, 3.0))))


def after(x):
    return F.gelu(x, approximate="tanh")
