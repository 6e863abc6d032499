"""Each rank holds half of every matrix, and outputs and gradients are those of the whole model."""

import copy
import os

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
import torch.nn.functional as F
from torch import nn


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(16, 16, bias=False) for _ in range(4))

    def forward(self, x):
        q, k, v = (part(x).unflatten(-1, (-1, 4)).transpose(1, 2) for part in (self.q, self.k, self.v))
        return self.o(F.scaled_dot_product_attention(q, k, v, is_causal=True).transpose(1, 2).flatten(2))


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = Attention()
        self.mlp = nn.Module()
        self.mlp.up, self.mlp.down = nn.Linear(16, 64), nn.Linear(64, 16)

    def forward(self, x):
        x = x + self.attention(x)
        return x + self.mlp.down(F.gelu(self.mlp.up(x)))


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(Block() for _ in range(2))

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


def train(device, world_size):
    torch.manual_seed(0)
    model, x = Model(), torch.randn(2, 6, 16)
    plain = copy.deepcopy(model)
    # here: the variant
    torch.testing.assert_close(model(x), plain(x))
    model(x).square().mean().backward()
    plain(x).square().mean().backward()
    for name, part in model.named_parameters():
        whole = plain.get_parameter(name)
        torch.testing.assert_close(part.grad.full_tensor(), whole.grad)
        if name.endswith("weight"):
            assert part.to_local().numel() * world_size == whole.numel(), name


def work(rank):
    os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="29643", RANK=str(rank), WORLD_SIZE="2")
    dist.init_process_group("gloo", rank=rank, world_size=2)
    train(torch.device("cpu"), 2)
    dist.destroy_process_group()


if __name__ == "__main__":
    mp.spawn(work, nprocs=2)
