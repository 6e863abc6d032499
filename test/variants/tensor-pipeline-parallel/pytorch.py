import copy
import os

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(8, 8) for _ in range(32))

    def forward(self, x):
        for layer in self.layers:
            x = x + torch.tanh(layer(x))
        return x


def train(rank, device, group):
    torch.manual_seed(0)
    model, loss_fn = Model().double(), nn.functional.mse_loss
    batch, labels = torch.randn(2, 32, 8, dtype=torch.float64)
    example, losses = batch[:2], []
    plain = copy.deepcopy(model)
    loss_fn(plain(batch), labels).backward()
    # here: the variant
    mine = {name: p.grad for name, p in stage.submod.named_parameters()}
    wanted = {name: p.grad for name, p in plain.named_parameters() if (int(name.split(".")[1]) >= 16) == bool(rank)}
    assert mine.keys() == wanted.keys() and len(mine) == 32, "each stage holds half of the layers"
    for name, gradient in wanted.items():
        torch.testing.assert_close(mine[name], gradient)
    assert len(losses) == (16 if rank else 0)
    if rank:
        torch.testing.assert_close(torch.stack(losses).mean(), loss_fn(plain(batch), labels))


def work(rank):
    os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="29641", RANK=str(rank), WORLD_SIZE="2")
    dist.init_process_group("gloo", rank=rank, world_size=2)
    train(rank, torch.device("cpu"), dist.group.WORLD)
    dist.destroy_process_group()


if __name__ == "__main__":
    mp.spawn(work, nprocs=2)
