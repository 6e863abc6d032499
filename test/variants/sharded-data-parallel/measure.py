import os

import torch

os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="29631", RANK="0", WORLD_SIZE="1")
torch.distributed.init_process_group("nccl")
model = torch.nn.Linear(1024, 1024).cuda()
x = torch.randn(4096, 1024, device="cuda")
calls = []


def step():
    calls.append(1)
    model(x).square().mean().backward()
    model.zero_grad()


# here: the variant

seconds, gib = measure(step)
assert len(calls) == 25 and seconds > 0
assert gib > x.nbytes / 2**30
dist.destroy_process_group()
