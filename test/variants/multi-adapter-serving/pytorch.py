import torch

# here: the variant

torch.manual_seed(0)
base = nn.Linear(12, 20)
layer = MultiLoRALinear(base, slots=4, rank=3)
adapters = {1: (torch.randn(3, 12), torch.randn(20, 3)), 2: (torch.randn(2, 12), torch.randn(20, 2))}
for slot, (a, b) in adapters.items():
    layer.load(slot, a, b, scale=0.5)
x = torch.randn(5, 7, 12)
y = layer(x, torch.tensor([1, 0, 2, 1, 3]))
for row, slot in enumerate([1, 0, 2, 1, 3]):
    weight = base.weight
    if slot in adapters:
        a, b = adapters[slot]
        weight = weight + 0.5 * b @ a
    torch.testing.assert_close(y[row], x[row] @ weight.T + base.bias, rtol=1e-4, atol=1e-5)
