"""Fused causal attention to all positions, against flex_attention to the last 1,024 of them."""

import torch
import torch.nn.functional as F
from torch.nn.attention.flex_attention import create_block_mask, flex_attention

KIND = "measured"
PATTERNS = []
# What a window leaves out is gone from the result.
RISK = "quality"
SIZES = [
    {"batch": 1, "heads": 16, "tokens": 2048, "head_dim": 64},
    {"batch": 1, "heads": 16, "tokens": 8192, "head_dim": 64},
    {"batch": 1, "heads": 16, "tokens": 32768, "head_dim": 64},
]
WINDOW = 1024

attend = torch.compile(flex_attention, dynamic=False)


def window_of(width):
    def window(b, h, q_idx, kv_idx):
        return (q_idx >= kv_idx) & (q_idx - kv_idx < width)

    return window


def inputs(size, device):
    """Queries, keys and values (batch, heads, tokens, head_dim), and the blocks of the window."""
    tokens, window = size["tokens"], window_of(WINDOW)
    shape = size["batch"], size["heads"], tokens, size["head_dim"]
    q, k, v = (torch.randn(shape, device=device, dtype=torch.bfloat16) for _ in range(3))
    return {"q": q, "k": k, "v": v, "blocks": create_block_mask(window, None, None, tokens, tokens, device=device)}


@torch.no_grad()
def before(q, k, v):
    return F.scaled_dot_product_attention(q, k, v, is_causal=True)


@torch.no_grad()
def after(q, k, v, blocks):
    return attend(q, k, v, block_mask=blocks)
