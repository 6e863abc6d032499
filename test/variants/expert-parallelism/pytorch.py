import os

import torch.multiprocessing as mp

# here: the variant


def plain(x, chosen, weights, experts):
    out = torch.zeros_like(x)
    for place in range(chosen.shape[1]):
        for number, expert in enumerate(experts):
            picked = chosen[:, place] == number
            out[picked] = out[picked] + weights[picked, place, None] * expert(x[picked])
    return out


def rank_main(rank, ranks, port):
    os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(port))
    dist.init_process_group("gloo", rank=rank, world_size=ranks)
    torch.manual_seed(0)
    everyone = [torch.nn.Linear(16, 16) for _ in range(4)]
    torch.manual_seed(1 + rank)
    x = torch.randn(10, 16, requires_grad=True)
    chosen = torch.stack([torch.randperm(4)[:2] for _ in range(10)])
    weights = torch.rand(10, 2)
    got = expert_parallel(x, chosen, weights, everyone[2 * rank : 2 * rank + 2])
    expected = plain(x, chosen, weights, everyone)
    torch.testing.assert_close(got, expected)
    torch.testing.assert_close(
        torch.autograd.grad(got.square().sum(), x)[0], torch.autograd.grad(expected.square().sum(), x)[0]
    )
    dist.destroy_process_group()


if __name__ == "__main__":
    mp.spawn(rank_main, args=(2, 29631), nprocs=2)
