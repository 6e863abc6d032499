"""A linear recurrence with decays of its own for each step, in a loop, against a compiled associative_scan."""

import torch
from torch._higher_order_ops.associative_scan import associative_scan

KIND = "measured"
PATTERNS = ["recurrence-in-python"]
RISK = "rounding"
SIZES = [
    {"batch": 16, "steps": 8, "width": 256},
    {"batch": 16, "steps": 128, "width": 256},
    {"batch": 16, "steps": 2048, "width": 256},
]


def inputs(size, device):
    """decay, between 0 and 1, and x, both (batch, steps, width) in float32; how a step is combined with the next."""
    shape = size["batch"], size["steps"], size["width"]
    decay, x = torch.rand(shape, device=device), torch.randn(shape, device=device)
    # The mode that is one kernel, which GPUs alone have.
    return {"decay": decay, "x": x, "mode": "pointwise" if device.type == "cuda" else "generic"}


def combine(left, right):
    a, b = left
    c, d = right
    return a * c, b * c + d


# Compiled when it is called first with each size, before anything is timed.
@torch.compile(dynamic=False)
def linear_recurrence(decay, x, mode):
    return associative_scan(combine, (decay, x), dim=1, combine_mode=mode)[1]


@torch.no_grad()
def before(decay, x):
    h = torch.zeros_like(x[:, 0])
    states = []
    for t in range(x.shape[1]):
        h = decay[:, t] * h + x[:, t]
        states.append(h)
    return torch.stack(states, dim=1)


@torch.no_grad()
def after(decay, x, mode):
    return linear_recurrence(decay, x, mode)
