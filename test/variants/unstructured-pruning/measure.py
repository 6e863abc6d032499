import copy
from builtins import print as show

import torch.nn.utils.prune as prune
from torch import nn
from torch.sparse import to_sparse_semi_structured

import torch

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(1024, 1024), nn.GELU(), nn.Linear(1024, 1024)).half().cuda()
x = torch.randn(128, 1024, device="cuda", dtype=torch.half)
layers, lines = [model[0], model[2]], []


def print(line):
    lines.append(line)
    show(line)


# here: the variant

report(model, x)
for layer in layers:
    rows = layer.weight.detach().abs().unflatten(-1, (-1, 4))
    keep = torch.zeros_like(rows).scatter_(-1, rows.topk(2).indices, 1.0).flatten(-2)
    prune.custom_from_mask(layer, "weight", keep)
report(model, x)
for layer in layers:
    prune.remove(layer, "weight")
report(model, x)
for layer in layers:
    layer.weight = nn.Parameter(to_sparse_semi_structured(layer.weight.detach()))
report(model, x)

zeros, size = zip(*((int(line.split("%")[0]), float(line.split()[2])) for line in lines), strict=True)
assert zeros[0] == 0 and zeros[2:] == (50, 50), zeros
assert size[1] > 1.9 * size[0], "masked: weights and masks are saved"
assert abs(size[2] - size[0]) < 0.1, "with zeros in it: as large as the dense one"
assert size[3] < 0.65 * size[0], "two of four, and their places"
