import lightning.pytorch as pl
import torch
from torch.utils.data import DataLoader, TensorDataset

types = set()


class Module(pl.LightningModule):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(8, 1)

    def training_step(self, batch, _):
        output = self.layer(batch[0])
        types.add(output.dtype)
        return (output - batch[1]).square().mean()

    def configure_optimizers(self):
        return torch.optim.SGD(self.parameters(), lr=1e-2)


# here: the variant

trainer.fit_loop.max_epochs = 2
module = Module()
trainer.fit(module, DataLoader(TensorDataset(torch.randn(16, 8), torch.randn(16, 1)), batch_size=8))
assert types == {torch.bfloat16}
assert module.layer.weight.dtype == torch.float32
assert trainer.scaler is None and Trainer(precision="16-mixed", accelerator="auto").scaler is not None
