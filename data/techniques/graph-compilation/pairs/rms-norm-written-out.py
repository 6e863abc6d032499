"""RMSNorm written out with its casts, forward and backward, against F.rms_norm."""

import torch
import torch.nn.functional as F

KIND = "measured"
PATTERNS = ["rms-norm-written-out"]
RISK = "rounding"
TRAINING = True
SIZES = [
    {"tokens": 16, "width": 256},
    {"tokens": 1024, "width": 4096},
    {"tokens": 16384, "width": 4096},
]
EPS = 1e-6


def inputs(size, device):
    """x (tokens, width) and weight (width,) in bfloat16."""
    weight = 1 + 0.1 * torch.randn(size["width"], device=device)
    x = torch.randn(size["tokens"], size["width"], device=device, dtype=torch.bfloat16, requires_grad=True)
    return {"x": x, "weight": weight.bfloat16().requires_grad_()}


def before(x, weight):
    kind = x.dtype
    x = x.float()
    variance = x.pow(2).mean(-1, keepdim=True)
    x = x * torch.rsqrt(variance + EPS)
    return weight * x.to(kind)


def after(x, weight):
    return F.rms_norm(x, weight.shape, weight, EPS)
