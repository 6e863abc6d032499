"""Layers whose weights come from ordinary host memory in every pass, against pinned memory and non_blocking copies."""

import torch
import torch.nn.functional as F

KIND = "measured-plain"
# No pattern looks for it: what is offloaded is mostly moved by a library.
PATTERNS = []
RISK = "same"
SIZES = [
    {"layers": 8, "width": 128, "tokens": 1024},
    {"layers": 8, "width": 1024, "tokens": 1024},
    {"layers": 8, "width": 4096, "tokens": 1024},
]


def inputs(size, device):
    """x (tokens, width) on the device, and weights (width, width) in bfloat16 on the host, in memory of both kinds."""
    width = size["width"]
    x = torch.randn(size["tokens"], width, device=device, dtype=torch.bfloat16)
    pageable = [(torch.randn(width, width) * width**-0.5).bfloat16() for _ in range(size["layers"])]
    pinned = [weight.pin_memory() for weight in pageable] if device.type == "cuda" else pageable
    return {"x": x, "pageable": pageable, "pinned": pinned}


@torch.no_grad()
def before(x, pageable):
    for weight in pageable:
        x = F.gelu(x @ weight.to(x.device))
    return x


@torch.no_grad()
def after(x, pinned):
    for weight in pinned:
        x = F.gelu(x @ weight.to(x.device, non_blocking=True))
    return x
