"""Attention with a mask over keys and values copied for each query head, against enable_gqa=True."""

import torch
import torch.nn.functional as F

KIND = "measured"
PATTERNS = ["masked-heads-repeated"]
RISK = "rounding"
SIZES = [
    {"batch": 2, "heads": 32, "kv_heads": 8, "tokens": 128, "head_dim": 128},
    {"batch": 2, "heads": 32, "kv_heads": 8, "tokens": 1024, "head_dim": 128},
    {"batch": 2, "heads": 32, "kv_heads": 8, "tokens": 4096, "head_dim": 128},
]


def inputs(size, device):
    """Queries (batch, heads, tokens, head_dim), fewer keys and values, and a causal mask over left padding."""
    batch, tokens = size["batch"], size["tokens"]
    q = torch.randn(batch, size["heads"], tokens, size["head_dim"], device=device, dtype=torch.bfloat16)
    kept = batch, size["kv_heads"], tokens, size["head_dim"]
    k, v = (torch.randn(kept, device=device, dtype=torch.bfloat16) for _ in range(2))
    i = torch.arange(tokens, device=device)
    padding = torch.arange(batch, device=device) * (tokens // 8)
    # Rows of padding see themselves, as no row may be without any key.
    mask = (i[:, None] >= i) & (i >= padding[:, None, None]) | (i[:, None] == i)
    return {"q": q, "k": k, "v": v, "mask": mask[:, None]}


@torch.no_grad()
def before(q, k, v, mask):
    groups = q.shape[1] // k.shape[1]
    k = k.repeat_interleave(groups, dim=1)
    v = v.repeat_interleave(groups, dim=1)
    return F.scaled_dot_product_attention(q, k, v, attn_mask=mask)


@torch.no_grad()
def after(q, k, v, mask):
    return F.scaled_dot_product_attention(q, k, v, attn_mask=mask, enable_gqa=True)
