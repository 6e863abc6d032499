import torch
from torch import nn

torch.manual_seed(0)
first, second = nn.Linear(6, 16), nn.Linear(16, 3)

# here: the variant

assert first.out_features == 32 and second.in_features == 32
torch.testing.assert_close(second(torch.relu(first(x))), before, rtol=1e-4, atol=1e-5)

# Copies drift apart: after some steps no two hidden units are alike.
x = torch.randn(256, 6)
optimizer = torch.optim.SGD([*first.parameters(), *second.parameters()], lr=0.1)
for _ in range(20):
    (second(torch.relu(first(x))) - x[:, :3]).square().mean().backward()
    optimizer.step()
    optimizer.zero_grad()
distance = torch.cdist(first.weight, first.weight) + torch.eye(32)
assert (distance > 1e-4).all()
