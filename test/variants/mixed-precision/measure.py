from builtins import print as show

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(*(layer for _ in range(12) for layer in (nn.Linear(512, 512), nn.GELU()))).cuda()
optimizer = torch.optim.AdamW(model.parameters(), fused=True)
loss_fn = nn.functional.mse_loss
x, y = (torch.randn(65536, 512, device="cuda") for _ in range(2))
lines = []


def print(line):
    lines.append(line)
    show(line)


# here: the variant

single, half = (float(line.split()[-2]) for line in lines)
assert half < 0.75 * single, "saved activations take half the bytes, the state the same"
