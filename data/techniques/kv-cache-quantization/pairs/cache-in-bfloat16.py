"""A cache kept in bfloat16, against one kept in int8 with a scale for each position and unpacked at every step."""

import torch
import torch.nn.functional as F

KIND = "measured-plain"
PATTERNS = []
RISK = "numerics"
# Relative: a step of int8 is up to 1/127 of the largest number of a row, here of 128.
TOLERANCE = 0.02
SIZES = [
    {"layers": 16, "batch": 4, "heads": 8, "context": 256, "head_dim": 128, "steps": 4},
    {"layers": 16, "batch": 4, "heads": 8, "context": 4096, "head_dim": 128, "steps": 4},
    {"layers": 16, "batch": 4, "heads": 8, "context": 32768, "head_dim": 128, "steps": 4},
]


def inputs(size, device):
    """k and v of one layer (batch, heads, context, head_dim), which all layers keep on their own, and queries
    (steps, layers, batch, heads, 1, head_dim)."""
    new = size["steps"], size["layers"], size["batch"], size["heads"], 1, size["head_dim"]
    kept = size["batch"], size["heads"], size["context"], size["head_dim"]
    # Queries that single out some keys, as those of trained models do.
    q = 2 * torch.randn(new, device=device, dtype=torch.bfloat16)
    k, v = (torch.randn(kept, device=device, dtype=torch.bfloat16) for _ in range(2))
    return {"q": q, "k": k, "v": v}


def pack(x):
    scale = x.abs().amax(dim=-1, keepdim=True).float() / 127
    return (x / scale).round().to(torch.int8), scale.to(x.dtype)


def unpack(packed, scale):
    return packed * scale


@torch.no_grad()
def before(q, k, v):
    cache = [(k.clone(), v.clone()) for _ in range(q.shape[1])]
    outputs = []
    for step in q:
        for query, (keys, values) in zip(step, cache):
            outputs.append(F.scaled_dot_product_attention(query, keys, values))
    return torch.stack(outputs)


@torch.no_grad()
def after(q, k, v):
    cache = [(pack(k), pack(v)) for _ in range(q.shape[1])]
    outputs = []
    for step in q:
        for query, (keys, values) in zip(step, cache):
            outputs.append(F.scaled_dot_product_attention(query, unpack(*keys), unpack(*values)))
    return torch.stack(outputs)
