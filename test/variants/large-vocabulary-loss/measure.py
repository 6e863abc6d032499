from builtins import print as show

import torch.nn.functional as F
from torch.utils.checkpoint import checkpoint

lines = []


def chunk_sum(hidden, weight, labels):
    return F.cross_entropy((hidden @ weight.T).float(), labels, reduction="sum", ignore_index=-100)


def chunked_loss(hidden, weight, labels, rows=4096):
    keep = labels != -100
    hidden, labels = hidden[keep], labels[keep]
    parts = zip(hidden.split(rows), labels.split(rows))
    return sum(checkpoint(chunk_sum, h, weight, y, use_reentrant=False) for h, y in parts) / labels.numel()


def print(line):
    lines.append(line)
    show(line)


# here: the variant

plain, *chunked = (float(line.split()[-2]) for line in lines)
assert all(small < large for small, large in zip(chunked, [*chunked[1:], plain], strict=True)), lines
