"""A Gram matrix for each sample in a loop over the batch, against one batched product."""

import torch

KIND = "measured-plain"
PATTERNS = ["loop-over-batch-rows"]
RISK = "rounding"
SIZES = [
    {"batch": 1, "channels": 64, "positions": 1024},
    {"batch": 8, "channels": 64, "positions": 1024},
    {"batch": 64, "channels": 64, "positions": 1024},
    {"batch": 512, "channels": 64, "positions": 1024},
]


def inputs(size, device):
    """Features in float32 (batch, channels, positions)."""
    return {"x": torch.randn(size["batch"], size["channels"], size["positions"], device=device)}


def before(x):
    grams = []
    for i in range(x.shape[0]):
        grams.append(x[i] @ x[i].t())
    return torch.stack(grams)


def after(x):
    return x @ x.transpose(1, 2)
