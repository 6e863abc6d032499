"""Softmax over all experts, top-k and division by the sum, against top-k of the logits and softmax of those."""

import torch

KIND = "measured-plain"
PATTERNS = ["router-softmax-before-top-k"]
RISK = "rounding"
SIZES = [
    {"tokens": 64, "experts": 64, "chosen": 8},
    {"tokens": 4096, "experts": 64, "chosen": 8},
    {"tokens": 262144, "experts": 64, "chosen": 8},
]


def inputs(size, device):
    """Logits (tokens, experts) in float32."""
    return {"logits": torch.randn(size["tokens"], size["experts"], device=device), "k": size["chosen"]}


def before(logits, k):
    weights = logits.softmax(dim=-1, dtype=torch.float)
    weights, chosen = torch.topk(weights, k, dim=-1)
    weights /= weights.sum(dim=-1, keepdim=True)
    return weights, chosen


def after(logits, k):
    best, chosen = torch.topk(logits, k, dim=-1)
    return best.softmax(dim=-1, dtype=torch.float), chosen
