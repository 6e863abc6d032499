"""Four feature maps come out, each half the side of the one before."""

import torch
from transformers import SwinBackbone, SwinConfig

config = SwinConfig(embed_dim=24, depths=[1, 1, 1, 1], num_heads=[1, 2, 2, 4], window_size=7)
SwinBackbone(config).save_pretrained("microsoft/swin-tiny-patch4-window7-224")
images = torch.randn(1, 3, 224, 224)
# here: the variant

assert [tuple(f.shape[1:]) for f in maps] == [(24, 56, 56), (48, 28, 28), (96, 14, 14), (192, 7, 7)]
