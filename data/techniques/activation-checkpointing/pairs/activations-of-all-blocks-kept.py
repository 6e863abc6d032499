"""A stack of decoder blocks that keeps all activations, against one that computes each block again."""

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.checkpoint import checkpoint

KIND = "measured"
PATTERNS = ["blocks-without-checkpointing"]
RISK = "rounding"
TRAINING = True
SIZES = [
    {"layers": 12, "width": 256, "batch": 2, "tokens": 128},
    {"layers": 24, "width": 1024, "batch": 4, "tokens": 1024},
    {"layers": 24, "width": 2048, "batch": 4, "tokens": 2048},
]


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x):
        batch, tokens, width = x.shape
        heads = self.qkv(self.norm1(x)).view(batch, tokens, 3, width // 64, 64).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(*heads.unbind(0), is_causal=True)
        x = x + self.out(y.transpose(1, 2).reshape(batch, tokens, width))
        return x + self.mlp(self.norm2(x))


def inputs(size, device):
    """Blocks in bfloat16 and x (batch, tokens, width)."""
    with device:
        blocks = nn.ModuleList(Block(size["width"]) for _ in range(size["layers"])).bfloat16()
        x = torch.randn(size["batch"], size["tokens"], size["width"], dtype=torch.bfloat16)
    return {"blocks": blocks, "x": x}


def before(blocks, x):
    for block in blocks:
        x = block(x)
    return x


def after(blocks, x):
    for block in blocks:
        x = checkpoint(block, x, use_reentrant=False)
    return x
