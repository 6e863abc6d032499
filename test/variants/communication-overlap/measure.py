"""One rank: what is timed is the launching, not the wire."""

import os

import torch
import torch.distributed as dist

os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="0", RANK="0", WORLD_SIZE="1")
dist.init_process_group("nccl", device_id=torch.device("cuda:0"))
model = torch.nn.Sequential(*[torch.nn.Linear(64, 64) for _ in range(40)]).to("cuda")
for p in model.parameters():
    p.grad = torch.randn_like(p)
there = [p.grad.clone() for p in model.parameters()]


def average_gradients(parameters):
    """As on the page."""
    grads = [p.grad for p in parameters if p.grad is not None]
    flat = torch.cat([g.flatten() for g in grads])
    dist.all_reduce(flat, op=dist.ReduceOp.AVG)
    for g, piece in zip(grads, flat.split([g.numel() for g in grads])):
        g.copy_(piece.view_as(g))


# here: the variant

assert median_ms(one_by_one) > 0
torch.testing.assert_close([p.grad for p in model.parameters()], there)
dist.destroy_process_group()
