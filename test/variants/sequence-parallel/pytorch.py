import os
import sys

import torch

# here: the variant

import torch.multiprocessing as mp
import torch.nn as nn
from torch.distributed.device_mesh import init_device_mesh


class Model(nn.Module):
    """One layer of attention with rotations that depend on positions, in (batch, tokens)."""

    def __init__(self):
        super().__init__()
        self.embed, self.qkv, self.head = nn.Embedding(50, 64), nn.Linear(64, 192), nn.Linear(64, 50)

    def forward(self, ids, position_ids):
        x = self.embed(ids) + torch.sin(position_ids[..., None] * 0.1).to(self.head.weight.dtype)
        q, k, v = (y.unflatten(-1, (2, 32)).transpose(1, 2) for y in self.qkv(x).chunk(3, -1))
        y = torch.nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True)
        return self.head(y.transpose(1, 2).flatten(2))


def check_heads(rank, p):
    torch.manual_seed(0)
    q, k, v = (torch.randn(2, 12, 4, 8, dtype=torch.float64, requires_grad=True) for _ in range(3))
    whole = torch.nn.functional.scaled_dot_product_attention(
        q.transpose(1, 2), k.transpose(1, 2), v.transpose(1, 2), is_causal=True
    ).transpose(1, 2)
    wanted = torch.autograd.grad(whole.square().sum(), q)[0].chunk(p, 1)[rank]
    mine = [x.detach().chunk(p, 1)[rank].clone().requires_grad_() for x in (q, k, v)]
    out = attend(*mine)
    torch.testing.assert_close(out, whole.chunk(p, 1)[rank])
    out.square().sum().backward()
    torch.testing.assert_close(mine[0].grad, wanted)


def check_ring(rank, p):
    torch.manual_seed(0)
    model = Model().to("cuda", torch.bfloat16)
    ids = torch.randint(0, 50, (2, 256), device="cuda")
    labels, positions = ids.roll(-1, 1), torch.arange(256, device="cuda")
    loss = torch.nn.functional.cross_entropy(model(ids, positions[None]).flatten(0, 1), labels.flatten())
    wanted = torch.autograd.grad(loss, model.qkv.weight)[0].float()
    mesh = init_device_mesh("cuda", (p,), mesh_dim_names=("cp",))
    got = train_step(mesh, model, ids.clone(), labels.clone(), positions.clone())
    grad = model.qkv.weight.grad.float()
    dist.all_reduce(got)
    dist.all_reduce(grad)
    torch.testing.assert_close(got / p, loss.detach(), atol=2e-2, rtol=2e-2)
    assert ((grad / p - wanted).norm() / wanted.norm()) < 0.05


def work(rank, p, backend, check):
    os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="29571", RANK=str(rank), WORLD_SIZE=str(p))
    if backend == "nccl":
        torch.cuda.set_device(rank)
    dist.init_process_group(backend, rank=rank, world_size=p)
    check(rank, p)
    dist.destroy_process_group()


if __name__ == "__main__":
    mp.spawn(work, (2, "gloo", check_heads), nprocs=2)
    if torch.cuda.device_count() > 1:
        mp.spawn(work, (2, "nccl", check_ring), nprocs=2)
        print("ring checked on two devices")
    elif torch.cuda.is_available():
        mp.spawn(work, (1, "nccl", check_ring), nprocs=1)
        print("ring checked with one rank only")
