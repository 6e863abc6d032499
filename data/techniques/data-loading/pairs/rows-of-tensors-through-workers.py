"""A pass over rows of tensors in memory, joined in the same process, against four workers that persist."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

KIND = "measured"
# No pattern finds it: rows that lie in memory need no workers.
PATTERNS = []
RISK = "rounding"
SIZES = [
    {"rows": 256, "features": 16, "batch": 32},
    {"rows": 2048, "features": 64, "batch": 64},
    {"rows": 8192, "features": 256, "batch": 256},
]


def inputs(size, device):
    """A linear layer beside a table that makes inputs larger than any cache, and two loaders over the same rows."""
    rows = TensorDataset(torch.randn(size["rows"], size["features"]), torch.randn(size["rows"]))
    serial = DataLoader(rows, batch_size=size["batch"])
    workers = DataLoader(rows, batch_size=size["batch"], num_workers=4, persistent_workers=True)
    # One set of inputs, and one set of workers, is enough: nothing of the table is read.
    table = torch.empty(2**28, dtype=torch.uint8, device=device)
    layer = nn.Linear(size["features"], 1).to(device)
    return {"layer": layer, "table": table, "serial": serial, "workers": workers}


@torch.no_grad()
def error(layer, loader):
    device = layer.weight.device
    total = torch.zeros((), device=device)
    for x, y in loader:
        total += (layer(x.to(device)).squeeze(1) - y.to(device)).square().sum()
    return total


def before(layer, serial):
    return error(layer, serial)


def after(layer, workers):
    return error(layer, workers)
