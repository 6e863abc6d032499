import os

import torch
import torch.distributed as dist
from torch import nn

assert torch.cuda.is_available(), "FSDP offloads from a GPU"
os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="29631", RANK="0", WORLD_SIZE="1")
torch.cuda.set_device(0)
dist.init_process_group("cpu:gloo,cuda:nccl")


class Stack(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(64, 64) for _ in range(3))

    def forward(self, x):
        for layer in self.layers:
            x = x + torch.tanh(layer(x))
        return x


torch.manual_seed(0)
model = Stack()
x = torch.randn(8, 64)
expected = model(x)

# here: the variant

x = x.cuda()
torch.testing.assert_close(model(x).cpu(), expected, rtol=1e-2, atol=1e-2)
losses = []
for _ in range(5):
    loss = (model(x) - 1).square().mean()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    losses.append(loss.item())
assert losses[-1] < losses[0]
assert all(p.device.type == "cpu" for p in model.parameters())
assert all(s["exp_avg"].device.type == "cpu" for s in optimizer.state.values())
dist.destroy_process_group()
