"""Attention to a window that a dense mask cuts out, against flex_attention with a block mask."""

import torch
import torch.nn.functional as F
from torch.nn.attention.flex_attention import create_block_mask, flex_attention

KIND = "measured"
PATTERNS = []
RISK = "rounding"
SIZES = [
    {"batch": 1, "heads": 16, "tokens": 1024, "head_dim": 64},
    {"batch": 1, "heads": 16, "tokens": 4096, "head_dim": 64},
    {"batch": 1, "heads": 16, "tokens": 16384, "head_dim": 64},
]
WINDOW = 1024

attend = torch.compile(flex_attention, dynamic=False)


def window_of(width):
    def window(b, h, q_idx, kv_idx):
        return (q_idx >= kv_idx) & (q_idx - kv_idx < width)

    return window


def inputs(size, device):
    """Queries, keys and values (batch, heads, tokens, head_dim), and the window as each side takes it."""
    tokens, window = size["tokens"], window_of(WINDOW)
    shape = size["batch"], size["heads"], tokens, size["head_dim"]
    q, k, v = (torch.randn(shape, device=device, dtype=torch.bfloat16) for _ in range(3))
    i = torch.arange(tokens, device=device)
    blocks = create_block_mask(window, None, None, tokens, tokens, device=device)
    return {"q": q, "k": k, "v": v, "mask": window(0, 0, i[:, None], i), "blocks": blocks}


@torch.no_grad()
def before(q, k, v, mask):
    return F.scaled_dot_product_attention(q, k, v, attn_mask=mask)


@torch.no_grad()
def after(q, k, v, blocks):
    return attend(q, k, v, block_mask=blocks)
