import copy

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(128, 256), nn.GELU(), nn.Linear(256, 128), nn.Linear(128, 10))
dense = copy.deepcopy(model).half().cuda()
x = torch.randn(128, 128, device="cuda", dtype=torch.half)

# here: the variant

for m in dense:
    if isinstance(m, nn.Linear) and m.out_features % 64 == 0:
        zeroed = two_of_four(m.weight.detach())
        kept = zeroed.unflatten(-1, (-1, 4)) != 0
        assert (kept.sum(-1) <= 2).all() and kept.sum() == m.weight.numel() / 2
        smallest_kept = zeroed.abs().unflatten(-1, (-1, 4)).topk(2).values[..., 1]
        dropped = (m.weight - zeroed).abs().unflatten(-1, (-1, 4)).amax(-1)
        assert (dropped <= smallest_kept).all()
        m.weight.data = zeroed
assert [type(m.weight) is nn.Parameter for m in model if isinstance(m, nn.Linear)] == [False, False, True]
with torch.inference_mode():
    torch.testing.assert_close(model(x), dense(x), rtol=1e-2, atol=1e-2)
