"""A training step under DistributedDataParallel, on one rank, against one whose gradients lie in its buckets."""

import copy

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel

KIND = "measured"
PATTERNS = ["gradients-copied-for-buckets"]
RISK = "rounding"
SIZES = [
    {"layers": 4, "width": 64, "batch": 64},
    {"layers": 100, "width": 256, "batch": 256},
    {"layers": 50, "width": 2048, "batch": 2048},
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
    copied = DistributedDataParallel(model)
    shared = DistributedDataParallel(copy.deepcopy(model), gradient_as_bucket_view=True)
    return {"copied": copied, "shared": shared, "x": x}


def step(model, x):
    model.zero_grad()
    loss = model(x).square().mean()
    loss.backward()
    return loss.detach(), [weight.grad for weight in model.parameters()]


def before(copied, x):
    return step(copied, x)


def after(shared, x):
    return step(shared, x)
