"""Groups with padding and a short last one take the steps of large batches; gradients are sent once a group."""

import copy
import itertools
import os

import torch
import torch.distributed as dist
from torch.distributed.algorithms.ddp_comm_hooks.default_hooks import allreduce_hook
from torch.nn.parallel import DistributedDataParallel

os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="0", RANK="0", WORLD_SIZE="1")
dist.init_process_group("nccl", device_id=torch.device("cuda:0"))
torch.manual_seed(0)
plain = torch.nn.Sequential(torch.nn.Embedding(32, 16), torch.nn.Linear(16, 32)).to("cuda")
model = DistributedDataParallel(copy.deepcopy(plain), device_ids=[0])
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=1, gamma=0.5)
accumulate = 4
sent = []
model.register_comm_hook(None, lambda _, bucket: (sent.append(len(micro_batches)), allreduce_hook(None, bucket))[1])


def make_batch(length):
    ids = torch.randint(0, 32, (2, 16), device="cuda")
    labels = ids.clone()
    labels[:, length:] = -100
    return {"input_ids": ids, "labels": labels}


def grouped(loader, size):
    batches = iter(loader)
    while group := list(itertools.islice(batches, size)):
        yield group


loader = [make_batch(length) for length in (16, 3, 7, 12, 5, 16)]

# here: the variant

buckets = len(sent) // 2
assert sent == [4] * buckets + [2] * buckets and buckets > 0, sent
assert scheduler.last_epoch == 2
for lr, group in ((1.0, loader[:4]), (0.5, loader[4:])):
    ids, labels = (torch.cat([b[name] for b in group]) for name in ("input_ids", "labels"))
    loss = F.cross_entropy(plain(ids).flatten(0, 1), labels.flatten())
    for p, grad in zip(plain.parameters(), torch.autograd.grad(loss, list(plain.parameters()))):
        p.data -= lr * grad
torch.testing.assert_close(list(model.module.parameters()), list(plain.parameters()))
dist.destroy_process_group()
