import sys
import types

import timm as real
import torch

torch.manual_seed(0)
tiny = real.create_model("vit_tiny_patch16_224", pretrained=False).eval()
sys.modules["timm"] = types.SimpleNamespace(create_model=lambda name, pretrained: tiny)
images = torch.randn(2, 3, 224, 224)

# here: the variant

assert logits.shape == (2, 1000)
counts = []
for block in tiny.blocks:
    block.register_forward_hook(lambda block, args, out: counts.append(out.shape[1]))
with torch.inference_mode():
    model(images)
    assert counts == [197] * 3 + [138] * 3 + [96] * 3 + [67] * 3, counts
    torch.testing.assert_close(Pruned(tiny, {})(images), tiny(images), atol=1e-4, rtol=1e-4)
