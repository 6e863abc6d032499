import os

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn
from torch.distributed.tensor import DTensor


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed, self.head = nn.Embedding(64, 32), nn.Linear(32, 64)
        self.layers = nn.ModuleList(nn.Sequential(nn.Linear(32, 64), nn.GELU(), nn.Linear(64, 32)) for _ in range(4))

    def forward(self, ids):
        x = self.embed(ids)
        for block in self.layers:
            x = x + block(x)
        return self.head(x)


def bytes_here(tensors):
    return sum(t.to_local().nbytes for t in tensors)


def train(rank, ranks, device):
    import torch  # the page imports it again, which makes the name local here

    torch.manual_seed(0)
    model = Model().to(device)
    everything = sum(p.nbytes for p in model.parameters())
    ids = torch.randint(64, (8, 16), device=device)
    with torch.no_grad():
        wanted = model(ids)
    # here: the variant
    assert bytes_here(model.parameters()) == everything // ranks
    torch.testing.assert_close(model(ids).float(), wanted, rtol=5e-2, atol=5e-2)

    gathered = []
    model.layers[1].register_forward_pre_hook(
        lambda *_: gathered.append([not isinstance(block[0].weight, DTensor) for block in model.layers])
    )
    losses = []
    for _ in range(5):
        loss = nn.functional.cross_entropy(model(ids).flatten(0, 1).float(), ids.flatten())
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
    assert losses[-1] < losses[0]
    assert gathered == [[False, True, False, False]] * 5, "one gather for each block"
    moments = [s[key] for s in optimizer.state.values() for key in ("exp_avg", "exp_avg_sq")]
    assert bytes_here(moments) == 2 * everything // ranks, "made after sharding, the moments are sharded too"
    assert all(t.dtype == torch.float32 for t in moments)

    if ranks > 1:
        try:
            model.forward(ids)
        except RuntimeError as error:
            assert "DTensor" in str(error)
        else:
            raise AssertionError("model.forward gathered the parameters")


def work(rank, ranks, backend, device):
    os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="29611", RANK=str(rank), WORLD_SIZE=str(ranks))
    if device == "cuda":
        torch.cuda.set_device(rank)
    dist.init_process_group(backend, rank=rank, world_size=ranks)
    train(rank, ranks, device)
    dist.destroy_process_group()


if __name__ == "__main__":
    ranks = torch.cuda.device_count() or 2
    mp.spawn(work, (ranks, *(("nccl", "cuda") if torch.cuda.is_available() else ("gloo", "cpu"))), nprocs=ranks)
    print(f"checked with {ranks} ranks")
