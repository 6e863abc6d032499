"""One step of AdamW after the backward pass, against one for each weight as soon as its gradient is there."""

import copy

import torch
import torch.nn.functional as F
from torch import nn

KIND = "measured"
# No pattern looks for it: it rules out clipping and accumulation.
PATTERNS = []
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
    """A network in bfloat16 with its optimizer, a copy with one optimizer a weight, and x and y (batch, width)."""
    with device:
        model = nn.Sequential(*(Block(size["width"]) for _ in range(size["layers"]))).bfloat16()
        x, y = torch.randn(2, size["batch"], size["width"], dtype=torch.bfloat16)
    hooked = copy.deepcopy(model)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4, fused=True)
    optimizers = {p: torch.optim.AdamW([p], lr=1e-4, fused=True) for p in hooked.parameters()}

    def step_and_free(p):
        optimizers[p].step()
        optimizers[p].zero_grad()

    for p in optimizers:
        p.register_post_accumulate_grad_hook(step_and_free)
    # The moments are made in the first step, and are no part of what a step takes.
    F.mse_loss(model(x), y).backward()
    optimizer.step()
    optimizer.zero_grad()
    F.mse_loss(hooked(x), y).backward()
    return {"model": model, "optimizer": optimizer, "hooked": hooked, "x": x, "y": y}


def before(model, optimizer, x, y):
    loss = F.mse_loss(model(x), y)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss, list(model.parameters())


def after(hooked, x, y):
    loss = F.mse_loss(hooked(x), y)
    loss.backward()
    return loss, list(hooked.parameters())
