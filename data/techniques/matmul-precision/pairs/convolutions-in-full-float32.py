"""A convolution of float32 pictures in full precision, against the same in TF32, which is the default."""

import torch
import torch.nn.functional as F

KIND = "measured"
PATTERNS = ["tf32-switched-off"]
RISK = "numerics"
# Relative: TF32 keeps 10 bits of each factor's mantissa.
TOLERANCE = 2e-3
SIZES = [
    {"batch": 1, "channels": 16, "pixels": 16},
    {"batch": 16, "channels": 64, "pixels": 56},
    {"batch": 64, "channels": 256, "pixels": 56},
]


def inputs(size, device):
    """x (batch, channels, pixels, pixels) and weight (channels, channels, 3, 3)."""
    channels = size["channels"]
    x = torch.randn(size["batch"], channels, size["pixels"], size["pixels"], device=device)
    weight = torch.randn(channels, channels, 3, 3, device=device)
    return {"x": x, "weight": weight}


def before(x, weight):
    torch.backends.cudnn.allow_tf32 = False
    return F.conv2d(x, weight, padding=1)


def after(x, weight):
    torch.backends.cudnn.allow_tf32 = True
    return F.conv2d(x, weight, padding=1)
