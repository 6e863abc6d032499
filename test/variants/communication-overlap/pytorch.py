"""Two ranks on the CPU hold different gradients and end with the mean; one rank does it through NCCL on the GPU."""

import os
import socket

import torch.multiprocessing as mp


def sum_and_divide(tensor, op, all_reduce, group_size, **options):
    """Gloo knows no AVG in every version."""
    work = all_reduce(tensor, **options)
    tensor.div_(group_size)
    return work


def rank_main(rank, world, backend, port):
    import functools

    import torch
    import torch.distributed as dist

    os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(port))
    dist.init_process_group(backend, rank=rank, world_size=world)
    all_reduce = dist.all_reduce
    device = "cuda" if backend == "nccl" else "cpu"
    torch.manual_seed(0)
    model = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Tanh(), torch.nn.Linear(8, 2)).to(device)
    x = torch.randn(world, 16, 4, device=device)
    loss = model(x[rank]).square().mean()
    metrics = torch.tensor([rank + 1.0, 10.0], device=device)

    # here: the variant

    assert metrics.tolist() == [sum(range(1, world + 1)), 10.0 * world]
    model[0].bias.grad = None
    calls = []
    average = (
        functools.partial(sum_and_divide, all_reduce=all_reduce, group_size=world) if backend == "gloo" else all_reduce
    )
    dist.all_reduce = lambda *args, **options: (calls.append(1), average(*args, **options))[1]
    average_gradients(model.parameters())
    assert len(calls) == 1, "one collective for all"
    for p in model.parameters():
        if p is model[0].bias:
            assert p.grad is None
            continue
        wanted = sum(torch.autograd.grad(model(part).square().mean(), p)[0] for part in x) / world
        torch.testing.assert_close(p.grad, wanted)
    dist.destroy_process_group()


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


if __name__ == "__main__":
    import torch

    mp.spawn(rank_main, (2, "gloo", free_port()), nprocs=2)
    if torch.cuda.is_available() and torch.distributed.is_nccl_available():
        mp.spawn(rank_main, (1, "nccl", free_port()), nprocs=1)
