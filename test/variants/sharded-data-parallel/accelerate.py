import os

os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="29621", RANK="0", LOCAL_RANK="0", WORLD_SIZE="1")

import torch
from tiny import causal_lm
from torch.utils.data import DataLoader

model = causal_lm("Qwen/Qwen3-0.6B").train()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
loader = DataLoader(torch.randint(0, 256, (1, 32)).repeat(16, 1), batch_size=4)

# here: the variant

from torch.distributed.fsdp import FSDPModule
from torch.distributed.tensor import DTensor

assert isinstance(model, FSDPModule)
assert all(isinstance(layer, FSDPModule) for layer in model.model.layers), "every block is wrapped by itself"
assert all(isinstance(p, DTensor) for group in optimizer.param_groups for p in group["params"])
losses = []
for ids in loader:
    loss = model(input_ids=ids, labels=ids).loss
    accelerator.backward(loss)
    optimizer.step()
    optimizer.zero_grad()
    losses.append(loss.item())
assert losses[-1] < losses[0]
torch.distributed.destroy_process_group()
