import io

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(64, 256), nn.GELU(), nn.Linear(256, 64)).cuda()
x = torch.randn(32, 64, device="cuda")
sizes = {}


def size():
    file = io.BytesIO()
    torch.save(model.state_dict(), file)
    return file.getbuffer().nbytes


def fine_tune(model):
    sizes["masked"] = size()
    assert isinstance(model[0].weight_orig, nn.Parameter) and "weight_mask" in dict(model[0].named_buffers())
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(3):
        (model(x) - x).square().mean().backward()
        optimizer.step()
        optimizer.zero_grad()


sizes["dense"] = size()

# here: the variant

sizes["removed"] = size()
weights = [module.weight for module, _ in targets]
assert all(isinstance(w, nn.Parameter) for w in weights)
zeros = sum((w == 0).sum().item() for w in weights)
assert abs(zeros - 0.6 * sum(w.numel() for w in weights)) < 2
assert 1.8 < sizes["masked"] / sizes["dense"] < 2.1, "about twice the size while masked"
assert abs(sizes["removed"] / sizes["dense"] - 1) < 0.05
