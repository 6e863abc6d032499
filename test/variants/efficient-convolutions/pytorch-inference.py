import torch
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem_conv, self.stem_bn = nn.Conv2d(3, 16, 3, bias=False), nn.BatchNorm2d(16)

    def forward(self, x):
        return self.stem_bn(self.stem_conv(x))


torch.manual_seed(0)
torch.backends.cudnn.allow_tf32 = False
model = Model().to("cuda")
x = torch.randn(8, 3, 32, 32, device="cuda")
for _ in range(5):
    model(3 * x + 1)

# here: the variant

assert type(model.stem) is nn.Conv2d and model.stem.bias is not None
with torch.inference_mode():
    torch.testing.assert_close(model.stem(x), model(x), atol=1e-5, rtol=1e-4)
