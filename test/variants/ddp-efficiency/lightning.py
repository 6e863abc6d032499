"""As many devices as there are, in place of the page's eight."""

import os

import lightning.pytorch as pl
import torch
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader

os.environ.pop("LOCAL_RANK", None)
whole = pl.Trainer
short = {"devices": 1, "max_steps": 3, "logger": False, "enable_checkpointing": False, "enable_progress_bar": False}
pl.Trainer = lambda **options: whole(**{**options, **short})
found = []


class Module(pl.LightningModule):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(8, 1)

    def training_step(self, batch, _):
        wrapped = self.trainer.strategy.model
        found.append((isinstance(wrapped, DistributedDataParallel), wrapped.gradient_as_bucket_view))
        return self.layer(batch).square().mean()

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), lr=1e-2)


# here: the variant

trainer.fit(Module(), DataLoader(torch.randn(32, 8), batch_size=8))
assert found == [(True, True)] * 3
