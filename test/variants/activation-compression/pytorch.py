"""Saved bytes halve, the gradient stays close, and the linear layer's input gradient is exact."""

import torch
import torch.nn.functional as F

torch.manual_seed(0)


class Block(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.up, self.down = torch.nn.Linear(64, 256), torch.nn.Linear(256, 64)

    def forward(self, x):
        return x + self.down(F.gelu(self.up(x)))


model = torch.nn.Sequential(Block(), Block(), torch.nn.Linear(64, 8))
x, y = torch.randn(4, 100, 64), torch.randint(8, (400,))


def loss_fn(out, y):
    return F.cross_entropy(out.flatten(0, 1), y)


loss_fn(model(x), y).backward()
exact = torch.cat([p.grad.flatten() for p in model.parameters()])
model.zero_grad()
# here: the variant

got = torch.cat([p.grad.flatten() for p in model.parameters()])
assert F.cosine_similarity(got, exact, dim=0) > 0.99
assert not torch.equal(got, exact)


def bytes_of(saved):
    return sum(t.numel() * t.element_size() for t in (saved if isinstance(saved, tuple) else (saved,)))


plain, small = 0, 0
hooks = Int8Saved(model)
pack = hooks.pack_hook


def counting(t):
    global plain, small
    packed = pack(t)
    if t.shape[0] == 400 or t.dim() == 3:
        plain, small = plain + bytes_of(t), small + bytes_of(packed)
    return packed


hooks.pack_hook = counting
with hooks:
    model(x)
assert small < 0.35 * plain, (small, plain)  # float32 here: a quarter and the scales

layer = Int8Linear(64, 32)
a, b = (x.clone().requires_grad_() for _ in range(2))
layer(a).square().sum().backward()
rounded, layer.weight.grad = layer.weight.grad, None
F.linear(b, layer.weight, layer.bias).square().sum().backward()
assert torch.allclose(a.grad, b.grad, rtol=1e-4, atol=1e-5)
assert F.cosine_similarity(rounded.flatten(), layer.weight.grad.flatten(), dim=0) > 0.999

# The largest value of a bf16 row divided by its rounded scale can exceed 127; it must not change its sign.
rows = torch.randn(512, 64, dtype=torch.bfloat16)
weight = torch.zeros(512, 64, dtype=torch.bfloat16, requires_grad=True)
SavesInt8.apply(rows, weight).backward(torch.eye(512, dtype=torch.bfloat16))
assert (weight.grad - rows).abs().max() < 0.05
