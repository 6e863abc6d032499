"""Layers that each ask whether anything is masked, against layers that mask in any case."""

import torch
import torch.nn.functional as F

KIND = "measured-plain"
PATTERNS = ["tensor-tested-in-forward"]
RISK = "same"
SIZES = [
    {"layers": 12, "width": 128, "batch": 8, "tokens": 32},
    {"layers": 12, "width": 768, "batch": 8, "tokens": 256},
    {"layers": 12, "width": 2048, "batch": 16, "tokens": 1024},
]


def inputs(size, device):
    """x (batch, tokens, width), weights (width, width) in bfloat16, and which tokens are padding (batch, tokens)."""
    width = size["width"]
    with device:
        x = torch.randn(size["batch"], size["tokens"], width, dtype=torch.bfloat16)
        weights = [(torch.randn(width, width) * width**-0.5).bfloat16() for _ in range(size["layers"])]
        padding = torch.rand(size["batch"], size["tokens"]) < 0.2
    return {"x": x, "weights": weights, "padding": padding}


@torch.no_grad()
def before(x, weights, padding):
    for weight in weights:
        if padding.any():
            x = x.masked_fill(padding[..., None], 0.0)
        x = x + F.gelu(x @ weight)
    return x


@torch.no_grad()
def after(x, weights, padding):
    for weight in weights:
        x = x.masked_fill(padding[..., None], 0.0)
        x = x + F.gelu(x @ weight)
    return x
