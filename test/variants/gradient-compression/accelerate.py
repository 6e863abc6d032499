import os
import subprocess
import sys

import torch

if "RANK" not in os.environ:
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2", __file__]
    sys.exit(subprocess.run(command, env={**os.environ, "ACCELERATE_USE_CPU": "true"}).returncode)

torch.manual_seed(0)
model = torch.nn.Linear(64, 64)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loader = torch.utils.data.DataLoader(torch.randn(64, 64), batch_size=8)

# here: the variant

assert type(model).__name__ == "DistributedDataParallel", type(model)
losses = []
for epoch in range(5):
    for x in loader:
        loss = torch.nn.functional.mse_loss(model(x), x)
        accelerator.backward(loss)
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
assert losses[-1] < losses[0]
torch.distributed.destroy_process_group()
