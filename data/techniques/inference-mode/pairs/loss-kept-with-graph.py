"""Training steps whose losses are added up with their graphs, against a sum of detached losses."""

import torch
import torch.nn.functional as F
from torch import nn

KIND = "measured-plain"
PATTERNS = ["loss-kept-with-graph"]
RISK = "same"
SIZES = [
    {"width": 128, "batch": 64, "steps": 20},
    {"width": 1024, "batch": 256, "steps": 20},
    {"width": 4096, "batch": 1024, "steps": 20},
]


def inputs(size, device):
    """A network of four layers, its optimizer, and x and y (steps, batch, width)."""
    width = size["width"]
    with device:
        model = nn.Sequential(*(layer for _ in range(4) for layer in (nn.Linear(width, width), nn.ReLU())))
        x, y = torch.randn(2, size["steps"], size["batch"], width)
    return {"model": model, "optimizer": torch.optim.SGD(model.parameters(), lr=1e-3), "x": x, "y": y}


def before(model, optimizer, x, y):
    running = 0.0
    for inputs, targets in zip(x, y):
        optimizer.zero_grad()
        loss = F.mse_loss(model(inputs), targets)
        loss.backward()
        optimizer.step()
        running += loss
    return torch.tensor(running.item())


def after(model, optimizer, x, y):
    running = 0.0
    for inputs, targets in zip(x, y):
        optimizer.zero_grad()
        loss = F.mse_loss(model(inputs), targets)
        loss.backward()
        optimizer.step()
        running += loss.detach()
    return torch.tensor(running.item())
