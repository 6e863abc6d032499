import sys
import types

import torch

torch.manual_seed(0)
if "timm" in sys.modules:
    raise RuntimeError("import the stand-in first")
import timm as real

made = real.create_model("resnet50", pretrained=False)
sys.modules["timm"] = types.SimpleNamespace(create_model=lambda name, pretrained: made)
images_of_all = torch.randn(4, 3, 64, 64)
image = images_of_all[:1]
losses = []


def batches():
    for _ in range(12):
        yield images_of_all, None
        losses.append(loss.item())


loader = batches()

# here: the variant

assert codes.dtype == torch.uint8 and codes.shape == (1, 12, 8, 8)
assert len(message) <= codes.numel() + 64 and codes.numel() < image.numel() / 15
assert torch.equal(received, codes) and logits.shape == (1, 1000)
with torch.no_grad():
    assert (codes * step + low - encoder(image)).abs().max() <= step * 0.51
    torch.testing.assert_close(tail(target(image)), teacher(image))
assert losses[-1] < 0.9 * losses[0], losses
