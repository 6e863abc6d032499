"""Exact search that holds the scores of all vectors, against one that goes through the corpus in pieces."""

import torch

KIND = "measured-plain"
PATTERNS = []
RISK = "rounding"
SIZES = [
    {"queries": 256, "vectors": 10_000, "width": 384},
    {"queries": 256, "vectors": 300_000, "width": 384},
    {"queries": 256, "vectors": 1_000_000, "width": 384},
    {"queries": 256, "vectors": 4_000_000, "width": 384},
]
K = 10
ROWS = 262_144


def inputs(size, device):
    """Queries (queries, width) and corpus (vectors, width) in float32, of length one."""
    queries, corpus = (
        torch.nn.functional.normalize(torch.randn(size[name], size["width"], device=device), dim=1)
        for name in ("queries", "vectors")
    )
    return {"queries": queries, "corpus": corpus}


@torch.inference_mode()
def before(queries, corpus):
    best, where = (queries @ corpus.T).topk(K)
    return best, checksum(corpus, where)


@torch.inference_mode()
def after(queries, corpus):
    best = torch.full((queries.size(0), K), -torch.inf, device=queries.device)
    where = torch.zeros_like(best, dtype=torch.long)
    for start in range(0, corpus.size(0), ROWS):
        scores = queries @ corpus[start : start + ROWS].T
        value, index = scores.topk(K)
        value, index = torch.cat([best, value], 1), torch.cat([where, index + start], 1)
        best, keep = value.topk(K)
        where = index.gather(1, keep)
    return best, checksum(corpus, where)


def checksum(corpus, where):
    """Sums of the vectors that were found: two that score alike may change places."""
    return corpus[where].sum(dim=1)
