"""Sharded over two ranks on the CPU, and by one rank on the GPU, a step with prefetching equals the plain step."""

import os
import socket

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch.distributed.device_mesh import init_device_mesh
from torch.distributed.fsdp import fully_shard


class Model(torch.nn.Module):
    def __init__(self, d=32):
        super().__init__()
        self.layers = torch.nn.ModuleList(torch.nn.Sequential(torch.nn.Linear(d, d), torch.nn.Tanh()) for _ in range(4))

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


def rank_main(rank, world, backend, port):
    os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(port), RANK=str(rank), WORLD_SIZE=str(world))
    dist.init_process_group(backend, rank=rank, world_size=world)
    device = "cuda" if backend == "nccl" else "cpu"
    mesh = init_device_mesh(device, (world,))
    torch.manual_seed(0)
    plain, model = Model().to(device), Model().to(device)
    model.load_state_dict(plain.state_dict())
    for layer in model.layers:
        fully_shard(layer, mesh=mesh)
    fully_shard(model, mesh=mesh)

    # here: the variant

    x = torch.randn(8, 32, device=device)
    for _ in range(3):
        for one in (plain, model):
            one.zero_grad()
            one(x).square().mean().backward()
    for a, b in zip(plain.parameters(), model.parameters()):
        torch.testing.assert_close(b.grad.full_tensor(), a.grad)
        assert b.to_local().numel() == a.numel() // world
    assert len(blocks) == 4
    dist.destroy_process_group()


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


if __name__ == "__main__":
    mp.spawn(rank_main, (2, "gloo", free_port()), nprocs=2)
    if torch.cuda.is_available() and dist.is_nccl_available():
        mp.spawn(rank_main, (1, "nccl", free_port()), nprocs=1)
