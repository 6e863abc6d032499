"""Rows of a table taken by a product with one-hot vectors, forward and backward, against F.embedding."""

import torch
import torch.nn.functional as F

KIND = "measured"
# The pattern that finds it belongs to another technique.
PATTERNS = []
RISK = "rounding"
TRAINING = True
SIZES = [
    {"tokens": 16, "words": 32, "width": 64},
    {"tokens": 1024, "words": 4096, "width": 256},
    {"tokens": 4096, "words": 32768, "width": 512},
]


def inputs(size, device):
    """ids (tokens,) and the table (words, width) in float32."""
    ids = torch.randint(size["words"], (size["tokens"],), device=device)
    return {"ids": ids, "table": torch.randn(size["words"], size["width"], device=device, requires_grad=True)}


def before(ids, table):
    return F.one_hot(ids, table.shape[0]).float() @ table


def after(ids, table):
    return F.embedding(ids, table)
