import copy

import torch
from torch import nn
from torch._dynamo.utils import counters


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(64, 64)

    def forward(self, x):
        return nn.functional.gelu(self.linear(x))


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(Block() for _ in range(4))

    def forward(self, x):
        for layer in self.layers:
            x = x + layer(x)
        return x


def graphs():
    return counters["stats"]["unique_graphs"]


torch.manual_seed(0)
model = Model().to("cuda").eval()
plain = copy.deepcopy(model)
x = torch.randn(8, 64, device="cuda")

# here: the variant

with torch.no_grad():
    wanted = plain(x)
    before = graphs()
    for _ in range(2):
        torch.testing.assert_close(model._orig_mod(x), wanted, atol=1e-4, rtol=1e-3)
    assert graphs() == before + 1, "four equal blocks, compiled once"
    for _ in range(3):
        torch.testing.assert_close(model(x), wanted, atol=1e-4, rtol=1e-3)
        torch.testing.assert_close(fast_decode(x), wanted, atol=1e-4, rtol=1e-3)

    before = graphs()
    encoder = nn.TransformerEncoderLayer(64, 4, 64, batch_first=True, device="cuda")
    for bare in (nn.Sequential(nn.Linear(64, 64), nn.GELU()).to("cuda"), encoder):
        bare.compile()
        bare(x[None])
    assert graphs() == before, "modules of torch.nn itself are passed over"

scale = torch.ones(64, device="cuda")
before = graphs()
for tokens in (5, 9, 17, 33):
    y = torch.randn(tokens, 64, device="cuda")
    torch.testing.assert_close(normalize(y, scale), torch.nn.functional.rms_norm(y, (64,), eps=1e-6))
assert graphs() == before + 1, "sizes that vary, one program"


def logged(x):
    y = x.sin()
    if not torch.compiler.is_compiling():
        print("on the way", y.sum().item())
    return y.cos()


torch.testing.assert_close(torch.compile(logged, fullgraph=True)(x), x.sin().cos())
try:
    torch.compile(lambda x: (print("broken"), x.sin())[1], fullgraph=True)(x)
except torch._dynamo.exc.Unsupported:
    pass
else:
    raise AssertionError("fullgraph should turn a break into an error")
