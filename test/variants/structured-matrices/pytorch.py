import torch
from torch import nn

torch.manual_seed(0)
model = nn.Module()
model.up = nn.Linear(256, 512, bias=False)

# here: the variant

assert sum(p.numel() for p in model.up.parameters()) == 32 * 256 + 32 * 512
assert 0 < error < 1
# what already is Monarch is found again
truth = Monarch(64, 96, 8)
matrix = truth(torch.eye(64)).T.detach()
again = Monarch.nearest(matrix, 8)
torch.testing.assert_close(again(torch.eye(64)).T, matrix, atol=1e-4, rtol=1e-3)
# and no other layer of the family is nearer: gradient steps do not improve on it
dense = torch.randn(32, 32)
best = Monarch.nearest(dense, 4)
loss = (best(torch.eye(32)).T - dense).square().sum()
grads = torch.autograd.grad(loss, list(best.parameters()))
assert max(g.abs().max() for g in grads) < 1e-3 * loss
