"""A linear layer at batch 1 does about one operation a byte, at batch 256 many."""

import torch

seen = []
for batch in (1, 256):
    model = torch.nn.Linear(512, 512, bias=False, dtype=torch.bfloat16)
    x = torch.randn(batch, 512, dtype=torch.bfloat16)
    # here: the variant
    seen.append(intensity)
    assert y.device.type == device.type

assert 0.9 < seen[0] < 1.1, seen
assert 100 < seen[1] < 256, seen
