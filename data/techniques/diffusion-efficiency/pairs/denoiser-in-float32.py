"""Four steps of a small diffusion transformer in float32, against the same weights in bfloat16."""

import copy

import torch
import torch.nn.functional as F
from torch import nn

KIND = "measured-plain"
PATTERNS = ["diffusion-pipeline-in-fp32"]
RISK = "numerics"
# Relative, of the denoised result: bfloat16 keeps 8 bits of weights and activations, through all layers and steps.
TOLERANCE = 0.05
SIZES = [
    {"layers": 4, "width": 128, "batch": 2, "tokens": 64},
    {"layers": 12, "width": 512, "batch": 2, "tokens": 512},
    {"layers": 12, "width": 1024, "batch": 2, "tokens": 2048},
]
STEPS = 4
CHANNELS = 16


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))
        self.time = nn.Linear(width, 2 * width)

    def forward(self, x, time):
        batch, tokens, width = x.shape
        scale, shift = self.time(time).unsqueeze(1).chunk(2, dim=-1)
        heads = self.qkv(self.norm1(x) * (1 + scale) + shift).view(batch, tokens, 3, width // 64, 64)
        y = F.scaled_dot_product_attention(*heads.permute(2, 0, 3, 1, 4).unbind(0))
        x = x + self.out(y.transpose(1, 2).reshape(batch, tokens, width))
        return x + self.mlp(self.norm2(x))


class Denoiser(nn.Module):
    def __init__(self, layers, width):
        super().__init__()
        self.enter, self.leave = nn.Linear(CHANNELS, width), nn.Linear(width, CHANNELS)
        self.times = nn.Embedding(STEPS, width)
        self.blocks = nn.ModuleList(Block(width) for _ in range(layers))

    def forward(self, x, step):
        """x (batch, tokens, channels) to its noise."""
        time = self.times.weight[step].expand(x.shape[0], -1)
        x = self.enter(x)
        for block in self.blocks:
            x = block(x, time)
        return self.leave(x)


def inputs(size, device):
    """A denoiser in both types, and noise (batch, tokens, channels)."""
    with device:
        in_float32 = Denoiser(size["layers"], size["width"]).eval()
        noise = torch.randn(size["batch"], size["tokens"], CHANNELS)
    return {"in_float32": in_float32, "in_bfloat16": copy.deepcopy(in_float32).bfloat16(), "noise": noise}


@torch.no_grad()
def denoise(model, x):
    for step in range(STEPS):
        x = x - model(x, step) / STEPS
    return x


def before(in_float32, noise):
    return denoise(in_float32, noise)


def after(in_bfloat16, noise):
    return denoise(in_bfloat16, noise.bfloat16())
