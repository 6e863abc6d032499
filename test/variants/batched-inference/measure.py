import torch
from torch import nn

model = nn.Sequential(nn.Linear(1024, 4096), nn.GELU(), nn.Linear(4096, 1024)).to("cuda").eval()
samples = list(torch.randn(512, 1024))

# here: the variant

assert samples_per_second(model, samples, 64) > samples_per_second(model, samples, 1)
with torch.inference_mode():
    batch = torch.stack(samples[:64]).to("cuda")
    torch.testing.assert_close(model(batch), torch.cat([model(row[None]) for row in batch]), atol=1e-4, rtol=1e-3)
