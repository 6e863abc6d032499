"""Two processes on the CPU: gradients are sent once in four batches, and steps equal those of one large batch."""

import copy
import os
import subprocess
import sys

import torch
from torch.distributed.algorithms.ddp_comm_hooks.default_hooks import allreduce_hook
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, TensorDataset

if "RANK" not in os.environ:
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2", __file__]
    sys.exit(subprocess.run(command, env={**os.environ, "ACCELERATE_USE_CPU": "true"}).returncode)

sent = []
make = DistributedDataParallel.__init__


def make_and_watch(self, *args, **options):
    make(self, *args, **options)
    self.register_comm_hook(None, lambda _, bucket: (sent.append(1), allreduce_hook(None, bucket))[1])


DistributedDataParallel.__init__ = make_and_watch

torch.manual_seed(0)
model = torch.nn.Linear(16, 1)
plain = copy.deepcopy(model)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loss_fn = torch.nn.functional.mse_loss
x_all, y_all = torch.randn(128, 16), torch.randn(128, 1)
loader = DataLoader(TensorDataset(x_all, y_all), batch_size=8)

# here: the variant

assert isinstance(model, DistributedDataParallel) and model.gradient_as_bucket_view
assert len(sent) == 2, "8 batches for each of two processes, 4 to a step"
reference = torch.optim.SGD(plain.parameters(), lr=0.1)
for x, y in zip(x_all.split(64), y_all.split(64)):
    reference.zero_grad()
    loss_fn(plain(x), y).backward()
    reference.step()
torch.testing.assert_close(list(model.module.parameters()), list(plain.parameters()))
torch.distributed.destroy_process_group()
