import torch

torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Conv2d(3, 32, 3, padding=1, bias=False), torch.nn.BatchNorm2d(32))
loss_fn = torch.nn.functional.cross_entropy
loader = [(torch.randn(4, 3, 32, 32), torch.randint(0, 10, (4,))) for _ in range(3)]


class Net(torch.nn.Module):
    """Puts the page's block, which exists only after this, behind the stem."""

    def __init__(self):
        super().__init__()
        self.stem = torch.nn.Conv2d(3, 32, 3, padding=1)
        self.rest = torch.nn.ModuleList()
        self.head = torch.nn.Linear(64, 10)
        self.layouts = []

    def forward(self, x):
        if not self.rest:
            self.rest.append(block(32, 64, 2).to(x.device).to(memory_format=torch.channels_last))
        x = self.rest[0](self.stem(x))
        self.layouts.append((x.dtype, x.is_contiguous(memory_format=torch.channels_last)))
        return self.head(x.mean((2, 3)))


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=1e-2)
before = model.stem.weight.detach().clone()

# here: the variant

assert set(model.layouts) == {(torch.bfloat16, True)} and len(model.layouts) == 3
assert model.stem.weight.is_contiguous(memory_format=torch.channels_last)
assert loss.isfinite() and not torch.equal(model.stem.weight.cpu(), before)

separable, dense = block(32, 64), torch.nn.Conv2d(32, 64, 3, bias=False)
weights = sum(m.weight.numel() for m in separable if isinstance(m, torch.nn.Conv2d))
assert weights == 32 * 9 + 32 * 64 and dense.weight.numel() == 32 * 64 * 9
assert block(32, 64, 2)(torch.randn(2, 32, 16, 16)).shape == (2, 64, 8, 8)

# What the page says of a bias before batch normalization: its gradient is nothing but rounding.
biased = torch.nn.Sequential(torch.nn.Conv2d(3, 8, 3), torch.nn.BatchNorm2d(8)).double()
biased(torch.randn(4, 3, 8, 8, dtype=torch.float64)).square().mul(torch.rand(8, 6, 6)).sum().backward()
assert biased[0].bias.grad.abs().max() < 1e-9 < biased[0].weight.grad.abs().max()
