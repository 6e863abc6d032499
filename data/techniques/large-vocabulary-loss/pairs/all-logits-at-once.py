"""The loss over all logits at once, against one computed in chunks of rows that are computed again going back."""

import torch
import torch.nn.functional as F
from torch.utils.checkpoint import checkpoint

KIND = "measured-plain"
# No pattern looks for it: logits widened beside a loss that always runs are rare.
PATTERNS = []
RISK = "rounding"
TRAINING = True
SIZES = [
    {"tokens": 1024, "width": 256, "vocabulary": 1000},
    {"tokens": 8192, "width": 1024, "vocabulary": 32000},
    {"tokens": 16384, "width": 2048, "vocabulary": 128000},
]
ROWS = 4096


def inputs(size, device):
    """hidden (tokens, width) and the weight of the head (vocabulary, width) in bfloat16, labels (tokens,)."""
    with device:
        hidden = torch.randn(size["tokens"], size["width"], dtype=torch.bfloat16)
        weight = (0.02 * torch.randn(size["vocabulary"], size["width"])).bfloat16()
        labels = torch.randint(size["vocabulary"], (size["tokens"],))
    return {"hidden": hidden.requires_grad_(), "weight": weight.requires_grad_(), "labels": labels}


def chunk_sum(hidden, weight, labels):
    return F.cross_entropy((hidden @ weight.T).float(), labels, reduction="sum", ignore_index=-100)


def before(hidden, weight, labels):
    return F.cross_entropy((hidden @ weight.T).float(), labels, ignore_index=-100)


def after(hidden, weight, labels):
    keep = labels != -100
    hidden, labels = hidden[keep], labels[keep]
    parts = zip(hidden.split(ROWS), labels.split(ROWS))
    return sum(checkpoint(chunk_sum, h, weight, y, use_reentrant=False) for h, y in parts) / labels.numel()
