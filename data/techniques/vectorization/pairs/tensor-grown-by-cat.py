"""Results joined to a tensor on every turn of a loop, against a list that is joined once."""

import torch

KIND = "measured-plain"
# No pattern looks for it.
PATTERNS = []
RISK = "same"
SIZES = [
    {"chunks": 4, "rows": 64, "width": 256},
    {"chunks": 64, "rows": 64, "width": 256},
    {"chunks": 512, "rows": 256, "width": 256},
]


def inputs(size, device):
    """x (chunks, rows, width) in float32."""
    return {"x": torch.randn(size["chunks"], size["rows"], size["width"], device=device)}


def before(x):
    result = torch.empty(0, x.shape[-1], device=x.device)
    for chunk in x:
        result = torch.cat([result, chunk.softmax(dim=-1)])
    return result


def after(x):
    parts = []
    for chunk in x:
        parts.append(chunk.softmax(dim=-1))
    return torch.cat(parts)
