"""A sequence through nn.LSTMCell step by step, against one call of nn.LSTM with the same weights."""

import torch
from torch import nn

KIND = "measured"
# No pattern looks for it.
PATTERNS = []
RISK = "numerics"
# Relative: the layer of cuDNN uses TF32 of 10 bits unless told otherwise, the products of the cell do not.
TOLERANCE = 0.01
TRAINING = True
SIZES = [
    {"batch": 32, "steps": 10, "width": 256},
    {"batch": 32, "steps": 100, "width": 256},
    {"batch": 32, "steps": 400, "width": 512},
]


def inputs(size, device):
    """A layer and a cell that share their weights, in float32, and x (batch, steps, width)."""
    width = size["width"]
    with device:
        layer, cell = nn.LSTM(width, width, batch_first=True), nn.LSTMCell(width, width)
        x = torch.randn(size["batch"], size["steps"], width)
    for name, _ in list(cell.named_parameters()):
        setattr(cell, name, getattr(layer, f"{name}_l0"))
    return {"layer": layer, "cell": cell, "x": x}


def before(cell, x):
    h = c = x.new_zeros(x.shape[0], cell.hidden_size)
    outputs = []
    for t in range(x.shape[1]):
        h, c = cell(x[:, t], (h, c))
        outputs.append(h)
    return torch.stack(outputs, dim=1)


def after(layer, x):
    return layer(x)[0]
