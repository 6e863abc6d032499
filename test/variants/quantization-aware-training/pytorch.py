import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(16, 64), nn.ReLU(), nn.Linear(64, 4))
inputs = torch.randn(512, 16)
targets = inputs[:, :4].argmax(1)
loss_fn = nn.functional.cross_entropy
loader = [(inputs, targets)] * 80
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
start = loss_fn(model(inputs), targets).item()

# here: the variant

assert not parametrize.is_parametrized(model[0])
for layer in layers:
    for row in layer.weight:
        scale = row.abs().max() / 7
        torch.testing.assert_close(row / scale, (row / scale).round(), rtol=0, atol=1e-4)
final = loss_fn(model(inputs), targets).item()
assert final < start / 2, (start, final)
