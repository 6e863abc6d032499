"""A decoding step that copies keys and values for each query head, against enable_gqa=True."""

import torch
import torch.nn.functional as F

KIND = "measured"
PATTERNS = ["key-value-heads-repeated"]
RISK = "rounding"
SIZES = [
    {"batch": 8, "heads": 32, "kv_heads": 8, "context": 128, "head_dim": 128},
    {"batch": 8, "heads": 32, "kv_heads": 8, "context": 1024, "head_dim": 128},
    {"batch": 8, "heads": 32, "kv_heads": 8, "context": 8192, "head_dim": 128},
    {"batch": 8, "heads": 32, "kv_heads": 8, "context": 65536, "head_dim": 128},
]


def inputs(size, device):
    """One query (batch, heads, 1, head_dim), cached keys and values (batch, kv_heads, context, head_dim)."""
    kept = size["batch"], size["kv_heads"], size["context"], size["head_dim"]
    q = torch.randn(size["batch"], size["heads"], 1, size["head_dim"], device=device, dtype=torch.bfloat16)
    k, v = (torch.randn(kept, device=device, dtype=torch.bfloat16) for _ in range(2))
    return {"q": q, "k": k, "v": v}


@torch.no_grad()
def before(q, k, v):
    groups = q.shape[1] // k.shape[1]
    k = k.repeat_interleave(groups, dim=1)
    v = v.repeat_interleave(groups, dim=1)
    return F.scaled_dot_product_attention(q, k, v)


@torch.no_grad()
def after(q, k, v):
    return F.scaled_dot_product_attention(q, k, v, enable_gqa=True)
