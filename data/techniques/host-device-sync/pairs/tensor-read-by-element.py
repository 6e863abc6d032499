"""Numbers of a tensor on the device read one by one with .item(), against one .tolist()."""

import torch

KIND = "measured-plain"
PATTERNS = ["device-tensor-read-by-element"]
RISK = "same"
SIZES = [
    {"numbers": 1},
    {"numbers": 32},
    {"numbers": 1024},
]


def inputs(size, device):
    """scores (numbers,) in float32."""
    return {"scores": torch.randn(size["numbers"], device=device)}


def before(scores):
    best = float("-inf")
    for i in range(len(scores)):
        best = max(best, scores[i].item())
    return torch.tensor(best)


def after(scores):
    best = float("-inf")
    for score in scores.tolist():
        best = max(best, score)
    return torch.tensor(best)
