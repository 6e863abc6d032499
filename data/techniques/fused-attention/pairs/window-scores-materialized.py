"""Attention within windows of 49 positions by hand, against scaled_dot_product_attention with bias and mask."""

import torch
import torch.nn.functional as F

KIND = "measured"
PATTERNS = ["window-scores-materialized"]
RISK = "rounding"
SIZES = [
    {"images": 1, "windows": 64, "heads": 3, "positions": 49, "head_dim": 32},
    {"images": 16, "windows": 64, "heads": 3, "positions": 49, "head_dim": 32},
    {"images": 256, "windows": 64, "heads": 3, "positions": 49, "head_dim": 32},
]


def inputs(size, device):
    """q, k, v (images * windows, heads, positions, head_dim), a bias (heads, positions, positions) by position and the
    mask (windows, positions, positions) of shifted windows."""
    windows, positions = size["windows"], size["positions"]
    shape = size["images"] * windows, size["heads"], positions, size["head_dim"]
    with device:
        q, k, v = (torch.randn(shape, dtype=torch.bfloat16) for _ in range(3))
        bias = torch.randn(size["heads"], positions, positions, dtype=torch.bfloat16)
        region = torch.randint(2, (windows, positions))
    mask = torch.where(region[:, :, None] == region[:, None], 0.0, -100.0).bfloat16()
    return {"q": q, "k": k, "v": v, "bias": bias, "mask": mask}


@torch.no_grad()
def before(q, k, v, bias, mask):
    windows, positions = mask.shape[:2]
    scores = (q * q.shape[-1] ** -0.5) @ k.transpose(-2, -1) + bias
    scores = scores.view(-1, windows, *scores.shape[1:]) + mask[:, None]
    weights = scores.view(-1, q.shape[1], positions, positions).softmax(dim=-1)
    return weights @ v


@torch.no_grad()
def after(q, k, v, bias, mask):
    both = (bias + mask[:, None]).repeat(len(q) // len(mask), 1, 1, 1)
    return F.scaled_dot_product_attention(q, k, v, attn_mask=both)
