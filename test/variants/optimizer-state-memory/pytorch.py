"""Every gradient is used and freed inside the backward pass, and the factored state is a sliver of the weights."""

import torch

torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Linear(64, 256), torch.nn.Tanh(), torch.nn.Linear(256, 64))
loss_fn = torch.nn.functional.mse_loss
target = torch.randn(64, 64) / 8
loader = [(x, torch.tanh(x @ target)) for x in torch.randn(200, 32, 64)]
first = loss_fn(model(loader[0][0]), loader[0][1]).item()

# here: the variant

assert all(p.grad is None for p in model.parameters())
assert loss_fn(model(loader[0][0]), loader[0][1]).item() < 0.5 * first
matrices = [p for p in optimizers if p.dim() == 2]
state = sum(v.numel() for p in matrices for v in optimizers[p].state[p].values())
assert state < 0.05 * sum(p.numel() for p in matrices)
