import torch
from torch import nn

model = nn.Sequential(*[nn.Sequential(nn.Linear(256, 256), nn.GELU(), nn.LayerNorm(256)) for _ in range(6)])
model = model.to("cuda").eval().requires_grad_(False)
x = torch.randn(64, 256, device="cuda")

# here: the variant

assert cost > fast_ms / 1e3 and eager_ms > 0
torch.testing.assert_close(compiled(x), model(x), atol=1e-3, rtol=1e-2)
