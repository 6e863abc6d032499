"""Four workers of a loader started again for each short epoch, against persistent_workers=True."""

import torch
from torch.utils.data import DataLoader, Dataset

KIND = "measured"
PATTERNS = ["workers-restarted-every-epoch"]
RISK = "rounding"
SIZES = [
    {"items": 64, "points": 1000, "batch": 16},
    {"items": 256, "points": 10000, "batch": 16},
    {"items": 512, "points": 50000, "batch": 16},
]


class Recordings(Dataset):
    """Recordings whose spectrum is taken when they are asked for."""

    def __init__(self, raw):
        self.raw = raw

    def __len__(self):
        return len(self.raw)

    def __getitem__(self, i):
        return torch.fft.rfft(self.raw[i]).abs()


def inputs(size, device):
    """A sum on the device beside a table that makes inputs larger than any cache, and two loaders over recordings."""
    recordings = Recordings(torch.randn(size["items"], size["points"]))
    restarted = DataLoader(recordings, batch_size=size["batch"], num_workers=4)
    kept = DataLoader(recordings, batch_size=size["batch"], num_workers=4, persistent_workers=True)
    # One set of inputs, and one set of workers, is enough: nothing of the table is read.
    table = torch.empty(2**28, dtype=torch.uint8, device=device)
    return {"total": torch.zeros((), device=device), "table": table, "restarted": restarted, "kept": kept}


def before(total, restarted):
    return epoch(total, restarted)


def after(total, kept):
    return epoch(total, kept)


def epoch(total, loader):
    for spectra in loader:
        total = total + spectra.to(total.device).square().mean()
    return total
