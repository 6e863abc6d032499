import glob
import threading

import lightning.pytorch as pl
import torch
from lightning.fabric.plugins import TorchCheckpointIO
from torch.utils.data import DataLoader

writers, copies = [], []
save = TorchCheckpointIO.save_checkpoint


def watched(self, checkpoint, *args, **kwargs):
    writers.append(threading.current_thread())
    copies.append(checkpoint["state_dict"]["layer.weight"])
    return save(self, checkpoint, *args, **kwargs)


TorchCheckpointIO.save_checkpoint = watched


class Module(pl.LightningModule):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(8, 1)

    def training_step(self, batch, _):
        return self.layer(batch).square().mean()

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), lr=1e-2)


# here: the variant

module = Module()
trainer.fit_loop.max_epochs = 2
seen = []
module.on_train_epoch_end = lambda: seen.append(module.layer.weight.device)
trainer.fit(module, DataLoader(torch.randn(32, 8), batch_size=8))
(file,) = glob.glob("lightning_logs/**/*.ckpt", recursive=True)
saved = torch.load(file, weights_only=False, map_location="cpu")
torch.testing.assert_close(saved["state_dict"]["layer.weight"], module.layer.weight.detach().cpu())
assert saved["epoch"] == 1
assert len(writers) == 2 and threading.main_thread() not in writers
assert [copy.device for copy in copies] == seen, "the copy is made where the weights are"
assert not torch.equal(*copies), "and each is of its own epoch"
