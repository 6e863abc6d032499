"""Evaluation under no_grad, against the same under inference_mode."""

import torch
import torch.nn.functional as F
from torch import nn

KIND = "measured"
# No pattern finds no_grad: it is right as it is.
PATTERNS = []
RISK = "same"
SIZES = [
    {"layers": 8, "width": 64, "batch": 16, "batches": 8},
    {"layers": 8, "width": 1024, "batch": 1024, "batches": 8},
    {"layers": 8, "width": 4096, "batch": 4096, "batches": 8},
]
CLASSES = 100


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm, self.up, self.down = nn.LayerNorm(width), nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def forward(self, x):
        return x + self.down(F.gelu(self.up(self.norm(x))))


def inputs(size, device):
    """A network in bfloat16, x (batches, batch, width) and labels (batches, batch)."""
    width = size["width"]
    with device:
        model = nn.Sequential(*(Block(width) for _ in range(size["layers"])), nn.Linear(width, CLASSES))
        x = torch.randn(size["batches"], size["batch"], width, dtype=torch.bfloat16)
        y = torch.randint(CLASSES, (size["batches"], size["batch"]))
    return {"model": model.bfloat16().eval(), "x": x, "y": y}


@torch.no_grad()
def before(model, x, y):
    total = 0.0
    for inputs, labels in zip(x, y):
        total += F.cross_entropy(model(inputs), labels).item()
    return torch.tensor(total)


@torch.inference_mode()
def after(model, x, y):
    total = 0.0
    for inputs, labels in zip(x, y):
        total += F.cross_entropy(model(inputs), labels).item()
    return torch.tensor(total)
