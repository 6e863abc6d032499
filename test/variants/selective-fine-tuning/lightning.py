import lightning.pytorch as pl
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

seen = []


class Module(pl.LightningModule):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Sequential(nn.Linear(8, 8), nn.ReLU())
        self.head = nn.Linear(8, 1)

    def training_step(self, batch, _):
        seen.append((self.current_epoch, next(self.backbone.parameters()).requires_grad))
        return (self.head(self.backbone(batch[0])) - batch[1]).square().mean()

    def configure_optimizers(self):
        return torch.optim.Adam([p for p in self.parameters() if p.requires_grad], lr=1e-2)


module = Module()
loader = DataLoader(TensorDataset(torch.randn(16, 8), torch.randn(16, 1)), batch_size=8)

# here: the variant

assert {epoch: grad for epoch, grad in seen} == {0: False, 1: False, 2: True, 3: True}
assert len(trainer.optimizers[0].param_groups) == 2
