"""Half of the 196 patches and the class token reach the blocks in training, all of them in evaluation."""

import timm
import torch

create = timm.create_model
timm.create_model = lambda name, **options: create("vit_tiny_patch16_224", depth=2, **options)
images = torch.randn(2, 3, 224, 224)
# here: the variant

lengths = []
encoder.blocks[0].register_forward_hook(lambda module, args, out: lengths.append(out.shape[1]))
encoder(images)
encoder.eval()(images)
assert lengths == [99, 197], lengths
assert features.shape == (2, 192)
