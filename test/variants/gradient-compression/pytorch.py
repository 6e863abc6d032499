import os

os.environ["CUDA_VISIBLE_DEVICES"] = ""  # PowerSGD waits for a GPU wherever it sees one, also for a model on the CPU

import torch.multiprocessing as mp


def rank_main(rank, port):
    import torch  # the variant imports it too, which makes it local

    # It wants NCCL for bfloat16; gloo sums it as well, and lets two ranks run where there is one GPU or none.
    torch.nn.parallel.DistributedDataParallel._check_comm_hook = lambda self, hook: None
    os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(port))
    torch.distributed.init_process_group("gloo", rank=rank, world_size=2)

    def fresh():
        torch.manual_seed(0)
        return torch.nn.Sequential(torch.nn.Linear(16, 64), torch.nn.Tanh(), torch.nn.Linear(64, 1))

    model, other_model, third_model = fresh(), fresh(), fresh()

    # here: the variant

    plain = DistributedDataParallel(fresh())
    torch.manual_seed(10 + rank)
    x = torch.randn(64, 16)
    y = x[:, :1] * 2
    state.start_powerSGD_iter = 2
    final = {}
    for name, wrapped in {"plain": plain, "half": half, "low rank": low_rank, "sparse": sparse}.items():
        optimizer = torch.optim.SGD(wrapped.parameters(), lr=0.05)
        for step in range(60):
            loss = torch.nn.functional.mse_loss(wrapped(x), y)
            loss.backward()
            if step == 0:
                first = loss.item()
                if name == "half":
                    gradient = [p.grad.clone() for p in wrapped.parameters()]
                if name == "plain":
                    exact = [p.grad.clone() for p in wrapped.parameters()]
            optimizer.step()
            optimizer.zero_grad()
        both = [torch.zeros(64 * 16) for _ in range(2)]
        torch.distributed.all_gather(both, next(wrapped.parameters()).detach().flatten())
        torch.testing.assert_close(both[0], both[1], rtol=0, atol=0, msg=f"{name}: the ranks drifted apart")
        final[name] = loss.item() / first
    for g, e in zip(gradient, exact):
        torch.testing.assert_close(g, e, rtol=2e-2, atol=2e-3)
    assert final["plain"] < 0.1 and final["half"] < 0.1 and final["low rank"] < 0.3 and final["sparse"] < 0.8, final
    torch.distributed.destroy_process_group()


if __name__ == "__main__":
    mp.spawn(rank_main, args=(29641,), nprocs=2)
