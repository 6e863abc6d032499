import copy

import torch
import torchvision

torch.manual_seed(0)
model = torchvision.models.resnet50(weights=None).eval()
with torch.no_grad():
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.weight.uniform_(0.5, 1.5)
            module.bias.uniform_(-0.5, 0.5)
whole = copy.deepcopy(model)

# here: the variant

x = torch.randn(1, 3, 64, 64)
with torch.no_grad():
    for small, block in zip(model.layer3, whole.layer3, strict=True):
        assert small.conv2.out_channels == 192 and small.conv3.weight.shape[1] == 192
        gone = torch.ones(256, dtype=torch.bool)
        score = block.conv2.weight.flatten(1).norm(dim=1) * block.bn2.weight.abs()
        gone[score.topk(192).indices] = False
        block.bn2.weight[gone] = 0
        block.bn2.bias[gone] = 0
    torch.testing.assert_close(model(x), whole(x), atol=1e-3, rtol=1e-3)
assert sum(p.numel() for p in model.parameters()) < sum(p.numel() for p in whole.parameters())
