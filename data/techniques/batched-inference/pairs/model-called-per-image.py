"""A vision transformer run for each image alone, against one pass over all of them."""

import torch
from transformers import ViTConfig, ViTModel

KIND = "measured-plain"
PATTERNS = ["model-called-per-sample", "piece-sent-alone"]
RISK = "rounding"
SIZES = [
    {"layers": 12, "width": 384, "images": 1},
    {"layers": 12, "width": 384, "images": 4},
    {"layers": 12, "width": 384, "images": 16},
    {"layers": 12, "width": 384, "images": 64},
]


def inputs(size, device):
    """A transformer in bfloat16 and images (images, 3, 224, 224)."""
    width = size["width"]
    config = ViTConfig(
        hidden_size=width,
        intermediate_size=4 * width,
        num_hidden_layers=size["layers"],
        num_attention_heads=width // 64,
    )
    with device:
        model = ViTModel(config, add_pooling_layer=False).bfloat16().eval()
        images = torch.randn(size["images"], 3, 224, 224, dtype=torch.bfloat16)
    return {"model": model, "images": images}


@torch.no_grad()
def before(model, images):
    features = []
    for image in images:
        features.append(model(image.unsqueeze(0)).last_hidden_state[:, 0])
    return torch.cat(features)


@torch.no_grad()
def after(model, images):
    return model(images).last_hidden_state[:, 0]
