import os

import torch
import torch.distributed as dist
from torch.nn.parallel import DistributedDataParallel

os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="0", RANK="0", WORLD_SIZE="1")
dist.init_process_group("nccl", device_id=torch.device("cuda:0"))
layers = torch.nn.Sequential(*[torch.nn.Linear(256, 256) for _ in range(8)]).to("cuda")
model = DistributedDataParallel(layers, device_ids=[0])
optimizer = torch.optim.SGD(model.parameters(), lr=1e-3)
batches = torch.randn(4, 16, 256, device="cuda")


def optimizer_step(micro_batches=4):
    for x in batches[:micro_batches]:
        model(x).square().mean().backward()
    optimizer.step()
    optimizer.zero_grad()


# here: the variant

whole, part = median_step(optimizer_step), median_step(lambda: optimizer_step(1))
assert 0 < part < whole
with model.no_sync():
    assert median_step(optimizer_step) > 0
dist.destroy_process_group()
