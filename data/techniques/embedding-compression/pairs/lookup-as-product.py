"""Rows of a table as a product of one-hot vectors with it, against F.embedding."""

import torch
import torch.nn.functional as F

KIND = "measured"
PATTERNS = ["one-hot-matrix-product"]
RISK = "same"
SIZES = [
    {"rows": 16, "width": 256, "ids": 4096},
    {"rows": 1024, "width": 256, "ids": 4096},
    {"rows": 32768, "width": 256, "ids": 4096},
    {"rows": 262144, "width": 256, "ids": 4096},
]


def inputs(size, device):
    """A table (rows, width) in bfloat16 and ids (ids,)."""
    table = torch.randn(size["rows"], size["width"], device=device, dtype=torch.bfloat16)
    return {"table": table, "ids": torch.randint(size["rows"], (size["ids"],), device=device)}


@torch.no_grad()
def before(table, ids):
    hot = F.one_hot(ids, num_classes=table.shape[0]).to(table.dtype)
    return hot @ table


@torch.no_grad()
def after(table, ids):
    return F.embedding(ids, table)
