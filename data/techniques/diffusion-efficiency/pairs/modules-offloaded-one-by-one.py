"""Four steps of a network whose modules are each fetched from the host when they run, against one fetched whole."""

import copy

import torch
import torch.nn.functional as F
from accelerate import cpu_offload, cpu_offload_with_hook
from torch import nn

KIND = "measured"
# No pattern looks for it.
PATTERNS = []
RISK = "rounding"
SIZES = [
    {"layers": 4, "width": 128, "tokens": 64},
    {"layers": 8, "width": 1024, "tokens": 1024},
    {"layers": 8, "width": 2048, "tokens": 4096},
]
STEPS = 4


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm, self.up, self.down = nn.LayerNorm(width), nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x):
        return x + self.down(F.gelu(self.up(self.norm(x))))


def inputs(size, device):
    """A network in bfloat16 on the host under either hooks of Accelerate, and x (tokens, width) on the device."""
    model = nn.Sequential(*(Block(size["width"]) for _ in range(size["layers"]))).bfloat16().eval()
    by_module = cpu_offload(copy.deepcopy(model), execution_device=device)
    whole, hook = cpu_offload_with_hook(model, execution_device=device)
    x = torch.randn(size["tokens"], size["width"], device=device, dtype=torch.bfloat16)
    return {"by_module": by_module, "whole": whole, "hook": hook, "x": x}


@torch.no_grad()
def before(by_module, x):
    for _ in range(STEPS):
        x = x - by_module(x) / STEPS
    return x


@torch.no_grad()
def after(whole, hook, x):
    for _ in range(STEPS):
        x = x - whole(x) / STEPS
    hook.offload()
    return x
