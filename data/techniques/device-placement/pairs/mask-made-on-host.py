"""A causal mask made on the host and moved for each use, against one made on the device."""

import torch

KIND = "measured-plain"
PATTERNS = ["tensor-created-then-moved"]
RISK = "same"
SIZES = [
    {"tokens": 16},
    {"tokens": 512},
    {"tokens": 4096},
]


def inputs(size, device):
    """scores (tokens, tokens) in float32."""
    return {"scores": torch.randn(size["tokens"], size["tokens"], device=device)}


def before(scores):
    tokens = scores.shape[-1]
    mask = torch.triu(torch.ones(tokens, tokens), diagonal=1).to(scores.device)
    return scores - 1e4 * mask


def after(scores):
    tokens = scores.shape[-1]
    mask = torch.triu(torch.ones(tokens, tokens, device=scores.device), diagonal=1)
    return scores - 1e4 * mask
