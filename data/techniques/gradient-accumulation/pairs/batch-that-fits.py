"""One backward pass over a batch that fits, against eight over its parts whose gradients add up."""

import torch
import torch.nn.functional as F
from torch import nn

KIND = "measured-plain"
# No pattern looks for it: accumulating pays only where the batch does not fit.
PATTERNS = []
RISK = "rounding"
SIZES = [
    {"layers": 4, "width": 256, "batch": 64},
    {"layers": 8, "width": 1024, "batch": 1024},
    {"layers": 8, "width": 2048, "batch": 4096},
]
PARTS = 8


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm, self.up, self.down = nn.LayerNorm(width), nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x):
        return x + self.down(F.gelu(self.up(self.norm(x))))


def inputs(size, device):
    """A network in float32, x and y (batch, width)."""
    with device:
        model = nn.Sequential(*(Block(size["width"]) for _ in range(size["layers"])))
        x, y = torch.randn(2, size["batch"], size["width"])
    return {"model": model, "x": x, "y": y}


def before(model, x, y):
    model.zero_grad()
    loss = F.mse_loss(model(x), y)
    loss.backward()
    return loss.detach(), [weight.grad for weight in model.parameters()]


def after(model, x, y):
    model.zero_grad()
    total = torch.zeros((), device=x.device)
    for inputs, targets in zip(x.chunk(PARTS), y.chunk(PARTS)):
        loss = F.mse_loss(model(inputs), targets) / PARTS
        loss.backward()
        total += loss.detach()
    return total, [weight.grad for weight in model.parameters()]
