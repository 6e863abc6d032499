"""Training on batches copied from ordinary memory, against copies from pinned memory that do not block."""

import torch
import torch.nn.functional as F
from torch import nn

KIND = "measured"
PATTERNS = ["loader-without-pinning", "batch-copied-each-turn", "batch-copied-with-wait"]
RISK = "rounding"
SIZES = [
    {"pixels": 32, "batch": 32, "batches": 8},
    {"pixels": 128, "batch": 64, "batches": 8},
    {"pixels": 224, "batch": 128, "batches": 8},
]
CLASSES = 100


def inputs(size, device):
    """A network, its optimizer, and batches on the host (batch, 3, pixels, pixels), in memory of both kinds."""
    with device:
        model = nn.Sequential(
            nn.Conv2d(3, 64, 7, stride=2, padding=3),
            nn.ReLU(),
            nn.Conv2d(64, 64, 3, stride=2, padding=1),
            nn.ReLU(),
            nn.AdaptiveAvgPool2d(1),
            nn.Flatten(),
            nn.Linear(64, CLASSES),
        )
    shape = size["batch"], 3, size["pixels"], size["pixels"]
    pageable = [torch.randn(shape) for _ in range(size["batches"])]
    # The thread of a loader pins while the device computes, so that is no part of what a step takes.
    pinned = [batch.pin_memory() for batch in pageable] if device.type == "cuda" else pageable
    y = torch.randint(CLASSES, (size["batches"], size["batch"]), device=device)
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-3)
    return {"model": model, "optimizer": optimizer, "pageable": pageable, "pinned": pinned, "y": y}


def before(model, optimizer, pageable, y):
    running = torch.zeros((), device=y.device)
    for x, labels in zip(pageable, y):
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x.to(y.device)), labels)
        loss.backward()
        optimizer.step()
        running += loss.detach()
    return running


def after(model, optimizer, pinned, y):
    running = torch.zeros((), device=y.device)
    for x, labels in zip(pinned, y):
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x.to(y.device, non_blocking=True)), labels)
        loss.backward()
        optimizer.step()
        running += loss.detach()
    return running
