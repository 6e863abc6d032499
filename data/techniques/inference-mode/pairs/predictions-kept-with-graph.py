"""Predictions collected over a data set with their graphs, against the same under inference_mode."""

import torch
import torch.nn.functional as F
from torch import nn

KIND = "measured"
PATTERNS = ["inference-with-gradients", "evaluating-function-with-gradients"]
RISK = "same"
SIZES = [
    {"layers": 8, "width": 64, "batch": 16, "batches": 16},
    {"layers": 8, "width": 1024, "batch": 1024, "batches": 16},
    {"layers": 8, "width": 4096, "batch": 2048, "batches": 16},
]
CLASSES = 100


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm, self.up, self.down = nn.LayerNorm(width), nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def forward(self, x):
        return x + self.down(F.gelu(self.up(self.norm(x))))


def inputs(size, device):
    """A network in bfloat16 and x (batches, batch, width)."""
    width = size["width"]
    with device:
        model = nn.Sequential(*(Block(width) for _ in range(size["layers"])), nn.Linear(width, CLASSES))
        x = torch.randn(size["batches"], size["batch"], width, dtype=torch.bfloat16)
    return {"model": model.bfloat16().eval(), "x": x}


def before(model, x):
    outputs = []
    for batch in x:
        outputs.append(model(batch))
    return torch.cat(outputs)


@torch.inference_mode()
def after(model, x):
    outputs = []
    for batch in x:
        outputs.append(model(batch))
    return torch.cat(outputs)
