"""One rank: which micro-batches send their gradients can be counted all the same."""

import copy
import os

import torch
from torch.distributed.algorithms.ddp_comm_hooks.default_hooks import allreduce_hook

os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="0", RANK="0", WORLD_SIZE="1", LOCAL_RANK="0")
torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Linear(16, 64), torch.nn.Tanh(), torch.nn.Linear(64, 1))
plain = copy.deepcopy(model).to("cuda")
loss_fn = torch.nn.functional.mse_loss
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
accumulate = 4
batches = [(torch.randn(8, 16, device="cuda"), torch.randn(8, 1, device="cuda")) for _ in range(8)]
sent = []


def send(_, bucket):
    sent.append(i)
    return allreduce_hook(None, bucket)


def watched():
    model.register_comm_hook(None, send)
    yield from batches


loader = watched()

# here: the variant

assert set(sent) == {3, 7}, sent
reference = torch.optim.SGD(plain.parameters(), lr=0.1)
for group in (batches[:4], batches[4:]):
    x, y = (torch.cat(part) for part in zip(*group))
    reference.zero_grad()
    loss_fn(plain(x), y).backward()
    reference.step()
torch.testing.assert_close(list(model.module.parameters()), list(plain.parameters()))

sent.clear()
loss = loss_fn(model(x), y)
with model.no_sync():
    loss.backward()
assert sent, "with only the backward pass inside, nothing is skipped"

try:
    model.module[0].weight.grad.detach_()
except RuntimeError as error:
    assert "view" in str(error)
else:
    raise AssertionError("views into buckets should forbid detach_")


class Spare(torch.nn.Module):
    """Has a layer that the output never needs."""

    def __init__(self):
        super().__init__()
        self.used, self.unused = torch.nn.Linear(16, 1), torch.nn.Linear(16, 1)

    def forward(self, x):
        return self.used(x)


def two_steps(**options):
    spare = DistributedDataParallel(Spare().to("cuda"), device_ids=[local_rank], **options)
    for _ in range(2):
        spare(x).sum().backward()


for options in ({"static_graph": True}, {"find_unused_parameters": True}):
    two_steps(**options)
try:
    two_steps()
except RuntimeError as error:
    assert "find_unused_parameters" in str(error)
else:
    raise AssertionError("unused parameters should be an error")
torch.distributed.destroy_process_group()
