import copy

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(1024, 2048), nn.GELU(), nn.Linear(2048, 1024), nn.Linear(1024, 8))
model = model.to("cuda", torch.bfloat16).eval()
dense = copy.deepcopy(model)
calibration_batches = [torch.randn(64, 1024, device="cuda", dtype=torch.bfloat16) for _ in range(2)]

# here: the variant

assert len(layers) == 2
x = calibration_batches[0]
expected = copy.deepcopy(dense)
with torch.no_grad():
    for mine, layer in zip((expected[0], expected[2]), layers, strict=True):
        keep_two_of_four(mine.weight, norms[layer])
        kept = (mine.weight.unflatten(1, (-1, 4)) != 0).sum(-1)
        assert kept.max() == 2 and kept.float().mean() > 1.99
    torch.testing.assert_close(model(x), expected(x), atol=2e-2, rtol=2e-2)
packed = layers[0].weight
held = sum(t.numel() * t.element_size() for t in (packed.packed, packed.meta) if t is not None)
assert held < 0.6 * dense[0].weight.numel() * 2, held
