"""Forward and backward of causal attention over copied keys and values, against enable_gqa=True."""

import torch
import torch.nn.functional as F

KIND = "measured"
PATTERNS = ["key-value-heads-repeated"]
RISK = "rounding"
TRAINING = True
SIZES = [
    {"batch": 1, "heads": 32, "kv_heads": 8, "tokens": 128, "head_dim": 128},
    {"batch": 1, "heads": 32, "kv_heads": 8, "tokens": 2048, "head_dim": 128},
    {"batch": 1, "heads": 32, "kv_heads": 8, "tokens": 8192, "head_dim": 128},
    {"batch": 1, "heads": 32, "kv_heads": 8, "tokens": 16384, "head_dim": 128},
]


def inputs(size, device):
    """Queries (batch, heads, tokens, head_dim), keys and values (batch, kv_heads, tokens, head_dim)."""

    def drawn(heads):
        shape = size["batch"], heads, size["tokens"], size["head_dim"]
        return torch.randn(shape, device=device, dtype=torch.bfloat16, requires_grad=True)

    return {"q": drawn(size["heads"]), "k": drawn(size["kv_heads"]), "v": drawn(size["kv_heads"])}


def before(q, k, v):
    groups = q.shape[1] // k.shape[1]
    k = k.repeat_interleave(groups, dim=1)
    v = v.repeat_interleave(groups, dim=1)
    return F.scaled_dot_product_attention(q, k, v, is_causal=True)


def after(q, k, v):
    return F.scaled_dot_product_attention(q, k, v, is_causal=True, enable_gqa=True)
