import copy

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.LayerNorm(1024), nn.Linear(1024, 2048), nn.GELU(), nn.Linear(2048, 1024), nn.Linear(1024, 8))
model = model.to("cuda", torch.bfloat16).eval()
exact = copy.deepcopy(model)

# here: the variant

x = torch.randn(4, 16, 1024, device="cuda", dtype=torch.bfloat16)
inner = getattr(model, "_orig_mod", model)
assert [type(layer).__name__ for layer in inner] == ["LayerNorm", "Float8Linear", "GELU", "Float8Linear", "Linear"]
with torch.no_grad():
    got, wanted = model(x).float(), exact(x).float()
assert got.shape == wanted.shape and (got - wanted).norm() / wanted.norm() < 0.1

norm, layer = nn.LayerNorm(64).double().cuda(), nn.Linear(64, 32).double().cuda()
with torch.no_grad():
    norm.weight[5] = 40.0
    x = torch.randn(100, 64, device="cuda", dtype=torch.float64)
    largest, before = norm(x).abs().amax(0), layer(norm(x))
    smooth(norm, [layer], largest)
    torch.testing.assert_close(layer(norm(x)), before)
    assert norm(x).abs().amax(0).max() / norm(x).abs().amax(0).median() < largest.max() / largest.median() / 3
