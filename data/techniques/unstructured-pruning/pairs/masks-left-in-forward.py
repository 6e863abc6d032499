"""Layers that multiply weight and mask in every forward pass, against the same after prune.remove."""

import torch
from torch import nn
from torch.nn.utils import prune

KIND = "measured"
PATTERNS = []
RISK = "same"
SIZES = [
    {"layers": 8, "width": 128, "batch": 16},
    {"layers": 8, "width": 1024, "batch": 16},
    {"layers": 8, "width": 4096, "batch": 16},
    {"layers": 8, "width": 4096, "batch": 4096},
]


def inputs(size, device):
    """A network in bfloat16, half of whose weights are zeros, with masks and without, and x (batch, width)."""
    width = size["width"]
    with device:
        masked, plain = (
            nn.Sequential(*(layer for _ in range(size["layers"]) for layer in (nn.Linear(width, width), nn.ReLU())))
            for _ in range(2)
        )
        x = torch.randn(size["batch"], width, dtype=torch.bfloat16)
    plain.load_state_dict(masked.state_dict())
    for network in (masked.bfloat16(), plain.bfloat16()):
        for layer in network[::2]:
            prune.l1_unstructured(layer, name="weight", amount=0.5)
    for layer in plain[::2]:
        prune.remove(layer, "weight")
    return {"masked": masked, "plain": plain, "x": x}


@torch.inference_mode()
def before(masked, x):
    return masked(x)


@torch.inference_mode()
def after(plain, x):
    return plain(x)
