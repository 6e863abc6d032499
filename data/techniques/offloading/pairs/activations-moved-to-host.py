"""Blocks that keep their activations on the device, against save_on_cpu, which holds them in pinned host memory."""

import torch
import torch.nn.functional as F
from torch import nn

KIND = "measured"
# No pattern looks for it: it pays only where memory runs out.
PATTERNS = []
RISK = "rounding"
TRAINING = True
SIZES = [
    {"layers": 4, "width": 256, "tokens": 256},
    {"layers": 8, "width": 2048, "tokens": 1024},
    {"layers": 8, "width": 2048, "tokens": 8192},
]


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x):
        return x + self.down(F.gelu(self.up(x)))


def inputs(size, device):
    """A network in bfloat16 and x (tokens, width)."""
    with device:
        model = nn.Sequential(*(Block(size["width"]) for _ in range(size["layers"]))).bfloat16()
        x = torch.randn(size["tokens"], size["width"], dtype=torch.bfloat16)
    return {"model": model, "x": x}


def before(model, x):
    return model(x).float().square().mean()


def after(model, x):
    with torch.autograd.graph.save_on_cpu(pin_memory=True):
        return model(x).float().square().mean()
