"""Sums of points by cluster as a product with one-hot vectors, against index_add_."""

import torch
import torch.nn.functional as F

KIND = "measured"
PATTERNS = ["one-hot-matrix-product"]
RISK = "rounding"
SIZES = [
    {"clusters": 16, "points": 65536, "width": 128},
    {"clusters": 256, "points": 65536, "width": 128},
    {"clusters": 4096, "points": 65536, "width": 128},
]


def inputs(size, device):
    """Points (points, width) in float32 and the cluster of each (points,)."""
    points = torch.randn(size["points"], size["width"], device=device)
    return {
        "points": points,
        "codes": torch.randint(size["clusters"], (size["points"],), device=device),
        "clusters": size["clusters"],
    }


def before(points, codes, clusters):
    hot = F.one_hot(codes, clusters).type(points.dtype)
    return hot.t() @ points


def after(points, codes, clusters):
    sums = torch.zeros(clusters, points.shape[1], device=points.device)
    return sums.index_add_(0, codes, points)
