"""Training steps on pictures that the loader resizes in the training process, against four workers that persist."""

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset

KIND = "measured"
PATTERNS = ["loader-without-workers", "unseen-dataset-without-workers"]
RISK = "rounding"
SIZES = [
    {"pixels": 16, "batch": 16, "batches": 8},
    {"pixels": 64, "batch": 16, "batches": 8},
    {"pixels": 256, "batch": 16, "batches": 8},
]
CLASSES = 100


class Pictures(Dataset):
    """Pictures in bytes, resized to half and scaled when they are asked for."""

    def __init__(self, raw):
        self.raw = raw

    def __len__(self):
        return len(self.raw)

    def __getitem__(self, i):
        picture = self.raw[i].float().unsqueeze(0) / 255
        picture = F.interpolate(picture, scale_factor=0.5, mode="bilinear", antialias=True)[0]
        return (picture - 0.5) / 0.25, i % CLASSES


def inputs(size, device):
    """A network of 50 million weights, its optimizer, and two loaders over the same pictures in their order."""
    raw = torch.randint(256, (size["batches"] * size["batch"], 3, size["pixels"], size["pixels"]), dtype=torch.uint8)
    with device:
        model = nn.Sequential(
            nn.Conv2d(3, 64, 3, padding=1),
            nn.ReLU(),
            nn.AdaptiveAvgPool2d(8),
            nn.Flatten(),
            nn.Linear(4096, 8192),
            nn.ReLU(),
            nn.Linear(8192, 2048),
            nn.ReLU(),
            nn.Linear(2048, CLASSES),
        )
    serial = DataLoader(Pictures(raw), batch_size=size["batch"])
    workers = DataLoader(Pictures(raw), batch_size=size["batch"], num_workers=4, persistent_workers=True)
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-3)
    return {"model": model, "optimizer": optimizer, "serial": serial, "workers": workers}


def epoch(model, optimizer, loader):
    device = next(model.parameters()).device
    running = torch.zeros((), device=device)
    for x, y in loader:
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        running += loss.detach()
    return running


def before(model, optimizer, serial):
    return epoch(model, optimizer, serial)


def after(model, optimizer, workers):
    return epoch(model, optimizer, workers)
