import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(16, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 4))
x = torch.randn(512, 16)
y = (x[:, :4] * torch.tensor([4.0, 1.0, 0.5, 0.1])).argmax(1)
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
for _ in range(100):
    nn.functional.cross_entropy(model(x), y).backward()
    optimizer.step()
    optimizer.zero_grad()
before = [p.detach().clone() for p in model.parameters()]


def loss():
    return nn.functional.cross_entropy(model(x), y).item()


# here: the variant

assert all(torch.equal(a, b) for a, b in zip(before, model.parameters())), (
    "measuring must leave the weights as they were"
)
size = {name: layer.weight.numel() for name, layer in layers.items()}
assert sum(bits[name] * size[name] for name in bits) <= 4 * sum(size.values())
assert set(bits) == set(layers) and set(bits.values()) <= {2, 3, 4, 8}
for layer in layers.values():
    assert len(rounded(layer.weight.data, 3)[0].unique()) <= 7
assert sum(rise[name, bits[name]] for name in bits) <= sum(rise[name, 2] for name in bits)
exact = loss()
with torch.no_grad():
    for name, layer in layers.items():
        layer.weight.data = rounded(layer.weight.data, bits[name])
print("float32", exact, "mixed", loss(), bits)
