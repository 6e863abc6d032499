import torch
from torch import nn

# here: the variant

torch.manual_seed(0)


def branch():
    return nn.Sequential(nn.GroupNorm(2, 4), nn.Conv2d(4, 4, 3, padding=1), nn.GELU())


model = ReversibleStack([(branch(), branch()) for _ in range(6)]).double()
x = torch.randn(2, 8, 6, 6, dtype=torch.float64, requires_grad=True)
model(x).square().sum().backward()
ours = [x.grad.clone(), *(p.grad.clone() for p in model.parameters())]

x.grad = None
model.zero_grad()
x1, x2 = x.chunk(2, dim=1)
for f, g in model.pairs:
    x1 = x1 + f(x2)
    x2 = x2 + g(x1)
torch.cat([x1, x2], dim=1).square().sum().backward()
for got, exact in zip(ours, [x.grad, *(p.grad for p in model.parameters())], strict=True):
    torch.testing.assert_close(got, exact)

saved = []
with torch.autograd.graph.saved_tensors_hooks(lambda t: saved.append(t) or t, lambda t: t):
    model(x)
assert len(saved) == 2, "only the final pair is kept"
