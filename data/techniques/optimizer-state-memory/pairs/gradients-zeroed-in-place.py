"""A training step that writes zeros into its gradients, against one that drops them."""

import torch
import torch.nn.functional as F
from torch import nn

KIND = "measured"
PATTERNS = ["gradients-zeroed-in-place"]
RISK = "rounding"
SIZES = [
    {"layers": 8, "width": 128, "batch": 64},
    {"layers": 8, "width": 1024, "batch": 256},
    {"layers": 8, "width": 4096, "batch": 1024},
]


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm, self.up, self.down = nn.LayerNorm(width), nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x):
        return x + self.down(F.gelu(self.up(self.norm(x))))


def inputs(size, device):
    """A network in bfloat16 that took a first step, so that it has gradients and moments; x and y (batch, width)."""
    with device:
        model = nn.Sequential(*(Block(size["width"]) for _ in range(size["layers"]))).bfloat16()
        x, y = torch.randn(2, size["batch"], size["width"], dtype=torch.bfloat16)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4, fused=True)
    F.mse_loss(model(x), y).backward()
    optimizer.step()
    return {"model": model, "optimizer": optimizer, "x": x, "y": y}


def before(model, optimizer, x, y):
    optimizer.zero_grad(set_to_none=False)
    loss = F.mse_loss(model(x), y)
    loss.backward()
    optimizer.step()
    return loss, [weight.grad for weight in model.parameters()]


def after(model, optimizer, x, y):
    optimizer.zero_grad()
    loss = F.mse_loss(model(x), y)
    loss.backward()
    optimizer.step()
    return loss, [weight.grad for weight in model.parameters()]
