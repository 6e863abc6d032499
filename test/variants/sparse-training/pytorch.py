import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(32, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, 4))
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
loss_fn = nn.MSELoss()
teacher = torch.randn(32, 4)
loader = []
for _ in range(400):
    x = torch.randn(64, 32)
    loader.append((x, torch.tanh(x @ teacher)))
first = loss_fn(model(loader[0][0]), loader[0][1]).item()

# here: the variant

with torch.no_grad():
    last = loss_fn(model(x), y).item()
assert last < 0.7 * first, (first, last)
kept = sum(mask.sum().item() for mask in masks.values())
share = kept / sum(mask.numel() for mask in masks.values())
assert 0.18 < share < 0.22, share
assert [tuple(p.shape) for p in masks] == [(128, 128)], "first and last layer stay dense"
for p, mask in masks.items():
    assert not p[~mask].any() and p[mask].abs().mean() > 0

# growing goes where the gradient is, dropping where the weight is small
w = nn.Parameter(torch.tensor([[5.0, 0.1, 0.0, 0.0]]))
w.grad = torch.tensor([[0.0, 0.0, 1.0, 9.0]])
mask = {w: torch.tensor([[True, True, False, False]])}
regrow(torch.optim.AdamW([w]), mask, share=0.5)
assert mask[w].tolist() == [[True, False, False, True]]
