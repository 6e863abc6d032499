"""Ten training steps after a checkpoint is written, against ten while a thread writes a copy on the host."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

KIND = "measured-plain"
PATTERNS = ["checkpoint-blocks-training", "checkpoint-saved-in-training-loop"]
RISK = "same"
SIZES = [
    {"layers": 4, "width": 64, "batch": 64},
    {"layers": 4, "width": 512, "batch": 2048},
    {"layers": 4, "width": 1024, "batch": 4096},
]
STEPS = 10


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm, self.up, self.down = nn.LayerNorm(width), nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x):
        return x + self.down(F.gelu(self.up(self.norm(x))))


def inputs(size, device):
    """A network in float32 with an optimizer that took a step, x and y (batch, width), a folder and a thread."""
    with device:
        model = nn.Sequential(*(Block(size["width"]) for _ in range(size["layers"])))
        x, y = torch.randn(2, size["batch"], size["width"])
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-3, momentum=0.9)
    # Momentum is made in the first step, so that every checkpoint holds it.
    step(model, optimizer, x, y)
    # Both go when nothing refers to them any more.
    folder, writer = tempfile.TemporaryDirectory(), ThreadPoolExecutor(max_workers=1)
    return {"model": model, "optimizer": optimizer, "x": x, "y": y, "folder": folder, "writer": writer}


def step(model, optimizer, x, y):
    optimizer.zero_grad()
    loss = F.mse_loss(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.detach()


def snapshot(state):
    """Copies tensors to the host, leaves everything else as it is."""
    if isinstance(state, torch.Tensor):
        return state.detach().to("cpu", copy=True)
    if isinstance(state, dict):
        return {k: snapshot(v) for k, v in state.items()}
    if isinstance(state, (list, tuple)):
        return type(state)(snapshot(v) for v in state)
    return state


def before(model, optimizer, x, y, folder):
    path = Path(folder.name) / "checkpoint.pt"
    torch.save({"model": model.state_dict(), "optim": optimizer.state_dict()}, path)
    return [step(model, optimizer, x, y) for _ in range(STEPS)]


def after(model, optimizer, x, y, folder, writer):
    path = Path(folder.name) / "checkpoint.pt"
    state = snapshot({"model": model.state_dict(), "optim": optimizer.state_dict()})
    pending = writer.submit(torch.save, state, path)
    losses = [step(model, optimizer, x, y) for _ in range(STEPS)]
    # Whatever is not written yet is part of the time.
    pending.result()
    return losses
