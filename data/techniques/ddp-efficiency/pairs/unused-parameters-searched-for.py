"""A training step under DistributedDataParallel that looks for unused parameters, on one rank, against one without."""

import copy

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel

KIND = "measured"
PATTERNS = ["unused-parameter-search"]
RISK = "rounding"
SIZES = [
    {"layers": 4, "width": 64, "batch": 64},
    {"layers": 100, "width": 256, "batch": 256},
    {"layers": 100, "width": 1024, "batch": 4096},
]


def inputs(size, device):
    """A network in float32 under either wrapper, on one rank that has nobody to send to; x (batch, width)."""
    if not dist.is_initialized():
        backend = "nccl" if device.type == "cuda" else "gloo"
        dist.init_process_group(backend, store=dist.HashStore(), rank=0, world_size=1)
    width = size["width"]
    with device:
        layers = (layer for _ in range(size["layers"]) for layer in (nn.Linear(width, width), nn.ReLU()))
        model = nn.Sequential(*layers)
        x = torch.randn(size["batch"], width)
    searching = DistributedDataParallel(model, find_unused_parameters=True)
    plain = DistributedDataParallel(copy.deepcopy(model))
    return {"searching": searching, "plain": plain, "x": x}


def step(model, x):
    model.zero_grad()
    loss = model(x).square().mean()
    loss.backward()
    return loss.detach(), [weight.grad for weight in model.parameters()]


def before(searching, x):
    return step(searching, x)


def after(plain, x):
    return step(plain, x)
