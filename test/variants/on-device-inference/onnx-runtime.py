import os

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(64, 256), nn.GELU(), nn.Linear(256, 32))
example = torch.randn(4, 64)

# here: the variant

with torch.no_grad():
    expected = model(example)
assert output.shape == (4, 32)
assert (torch.from_numpy(output) - expected).norm() < 0.05 * expected.norm()
assert os.path.getsize("model.int8.onnx") < os.path.getsize("model.onnx") / 2
