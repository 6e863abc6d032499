"""A sum that fades by a constant factor, step by step, against a product with a triangular matrix of its powers."""

import torch

KIND = "measured-plain"
PATTERNS = ["recurrence-in-python"]
RISK = "rounding"
TRAINING = True
SIZES = [
    {"batch": 16, "steps": 4, "width": 64},
    {"batch": 16, "steps": 64, "width": 64},
    {"batch": 16, "steps": 1024, "width": 64},
]
DECAY = 0.95


def inputs(size, device):
    """x (batch, steps, width) in float32."""
    return {"x": torch.randn(size["batch"], size["steps"], size["width"], device=device, requires_grad=True)}


def before(x):
    running = torch.zeros_like(x[:, 0])
    sums = []
    for t in range(x.shape[1]):
        running = DECAY * running + x[:, t]
        sums.append(running)
    return torch.stack(sums, dim=1)


def after(x):
    steps = torch.arange(x.shape[1], device=x.device)
    powers = (DECAY ** (steps[:, None] - steps).clamp(min=0)).tril()
    return powers @ x
