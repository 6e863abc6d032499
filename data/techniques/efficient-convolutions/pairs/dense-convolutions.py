"""A block with a dense 3x3 convolution, forward and backward, against a depthwise one and a 1x1 convolution."""

import torch
from torch import nn

KIND = "measured-plain"
# No pattern looks for it: another network is trained.
PATTERNS = []
RISK = "quality"
SIZES = [
    {"channels": 16, "pixels": 32, "batch": 8},
    {"channels": 64, "pixels": 56, "batch": 64},
    {"channels": 256, "pixels": 56, "batch": 64},
    {"channels": 512, "pixels": 28, "batch": 128},
]


def inputs(size, device):
    """Both blocks in bfloat16 with channels last, and x (batch, channels, pixels, pixels)."""
    c = size["channels"]
    dense = nn.Sequential(nn.Conv2d(c, c, 3, padding=1, bias=False), nn.BatchNorm2d(c))
    separable = nn.Sequential(
        nn.Conv2d(c, c, 3, padding=1, groups=c, bias=False),
        nn.BatchNorm2d(c),
        nn.ReLU(inplace=True),
        nn.Conv2d(c, c, 1, bias=False),
        nn.BatchNorm2d(c),
    )
    form = {"device": device, "dtype": torch.bfloat16, "memory_format": torch.channels_last}
    x = torch.randn(size["batch"], c, size["pixels"], size["pixels"]).to(**form).requires_grad_()
    return {"dense": dense.to(**form), "separable": separable.to(**form), "x": x, "weights": torch.randn_like(x)}


def step(block, x, weights):
    block.zero_grad()
    x.grad = None
    y = block(x)
    y.backward(weights)
    return y, x.grad


def before(dense, x, weights):
    return step(dense, x, weights)


def after(separable, x, weights):
    return step(separable, x, weights)
