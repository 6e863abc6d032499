"""Attention of decoding steps over a cache that torch.cat grows, against one that is written in place."""

import torch
import torch.nn.functional as F

KIND = "measured-plain"
PATTERNS = ["cache-grown-by-concatenation"]
RISK = "rounding"
SIZES = [
    {"layers": 8, "batch": 4, "heads": 8, "context": 128, "head_dim": 128, "steps": 16},
    {"layers": 8, "batch": 4, "heads": 8, "context": 1024, "head_dim": 128, "steps": 16},
    {"layers": 8, "batch": 4, "heads": 8, "context": 8192, "head_dim": 128, "steps": 16},
    {"layers": 8, "batch": 4, "heads": 8, "context": 32768, "head_dim": 128, "steps": 16},
]


def inputs(size, device):
    """q, k, v of each new token (steps, layers, batch, heads, 1, head_dim) and, for each layer, the cache so far:
    `past` (batch, heads, context, head_dim), and `cache` with room for the steps."""
    batch, heads, context, head_dim = size["batch"], size["heads"], size["context"], size["head_dim"]
    new = size["steps"], size["layers"], batch, heads, 1, head_dim
    q, k, v = (torch.randn(new, device=device, dtype=torch.bfloat16) for _ in range(3))
    room = batch, heads, context + size["steps"], head_dim
    cache = [
        tuple(torch.randn(room, device=device, dtype=torch.bfloat16) for _ in range(2)) for _ in range(size["layers"])
    ]
    past = [tuple(kept[:, :, :context].contiguous() for kept in pair) for pair in cache]
    return {"q": q, "k": k, "v": v, "past": past, "cache": cache, "context": context}


@torch.no_grad()
def before(q, k, v, past):
    past, outputs = list(past), []
    for step in range(len(q)):
        for layer, (past_k, past_v) in enumerate(past):
            keys = torch.cat([past_k, k[step, layer]], dim=2)
            values = torch.cat([past_v, v[step, layer]], dim=2)
            outputs.append(F.scaled_dot_product_attention(q[step, layer], keys, values))
            past[layer] = keys, values
    return torch.stack(outputs)


@torch.no_grad()
def after(q, k, v, cache, context):
    outputs = []
    for step in range(len(q)):
        seen = context + step + 1
        for layer, (keys, values) in enumerate(cache):
            keys[:, :, seen - 1 : seen] = k[step, layer]
            values[:, :, seen - 1 : seen] = v[step, layer]
            outputs.append(F.scaled_dot_product_attention(q[step, layer], keys[:, :, :seen], values[:, :, :seen]))
    return torch.stack(outputs)
