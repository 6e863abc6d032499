"""Causal attention as product, mask, softmax and product, against scaled_dot_product_attention."""

import torch
import torch.nn.functional as F

KIND = "measured"
PATTERNS = ["attention-scores-materialized"]
RISK = "rounding"
SIZES = [
    {"batch": 1, "heads": 16, "tokens": 128, "head_dim": 64},
    {"batch": 1, "heads": 16, "tokens": 1024, "head_dim": 64},
    {"batch": 1, "heads": 16, "tokens": 4096, "head_dim": 64},
    {"batch": 1, "heads": 16, "tokens": 16384, "head_dim": 64},
]


def inputs(size, device):
    """Queries, keys and values (batch, heads, tokens, head_dim), and the triangle that a module keeps as a buffer."""
    shape = size["batch"], size["heads"], size["tokens"], size["head_dim"]
    q, k, v = (torch.randn(shape, device=device, dtype=torch.bfloat16) for _ in range(3))
    mask = torch.ones(size["tokens"], size["tokens"], device=device, dtype=torch.bool).tril()
    return {"q": q, "k": k, "v": v, "mask": mask}


def before(q, k, v, mask):
    with torch.no_grad():
        scores = (q @ k.transpose(-2, -1)) * q.shape[-1] ** -0.5
        weights = scores.masked_fill(~mask, float("-inf")).softmax(dim=-1)
        return weights @ v


def after(q, k, v):
    with torch.no_grad():
        return F.scaled_dot_product_attention(q, k, v, is_causal=True)
