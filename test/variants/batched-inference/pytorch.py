import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(16, 32), nn.BatchNorm1d(32), nn.Dropout(0.5), nn.Linear(32, 4)).to("cuda")
dataset = torch.randn(200, 16)

# here: the variant

assert outputs.shape == (200, 4) and outputs.device.type == "cpu" and not outputs.requires_grad
with torch.inference_mode():
    singly = torch.cat([model(sample[None].to("cuda")) for sample in dataset]).cpu()
torch.testing.assert_close(outputs, singly, atol=1e-5, rtol=1e-4)
