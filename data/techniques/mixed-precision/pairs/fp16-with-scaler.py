"""A clipped training step under float16 autocast with a gradient scaler, against one under bfloat16 autocast."""

import torch
import torch.nn.functional as F
from torch import nn

KIND = "measured"
PATTERNS = ["fp16-with-loss-scaling"]
RISK = "numerics"
# Relative, of the loss and of each gradient: bfloat16 keeps 8 bits of each product's factors, through all layers.
TOLERANCE = 0.05
SIZES = [
    {"layers": 2, "width": 128, "batch": 8, "tokens": 32},
    {"layers": 12, "width": 768, "batch": 8, "tokens": 512},
    {"layers": 24, "width": 1024, "batch": 8, "tokens": 1024},
]
CLASSES = 1000


class Classifier(nn.Module):
    def __init__(self, layers, width):
        super().__init__()
        layer = nn.TransformerEncoderLayer(
            width, width // 64, 4 * width, dropout=0.0, activation="gelu", batch_first=True, norm_first=True
        )
        self.encoder = nn.TransformerEncoder(layer, layers, enable_nested_tensor=False)
        self.head = nn.Linear(width, CLASSES)

    def forward(self, x):
        """x (batch, tokens, width) to scores (batch, classes)."""
        return self.head(self.encoder(x).mean(dim=1))


def inputs(size, device):
    """A classifier in float32 with optimizer and scaler, x (batch, tokens, width) and labels (batch,)."""
    with device:
        model = Classifier(size["layers"], size["width"])
        x = torch.randn(size["batch"], size["tokens"], size["width"])
        y = torch.randint(CLASSES, (size["batch"],))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-5)
    # The moments are made in the first step, and are no part of what a step takes.
    for weight in model.parameters():
        weight.grad = torch.zeros_like(weight)
    optimizer.step()
    optimizer.zero_grad()
    return {"model": model, "optimizer": optimizer, "scaler": torch.amp.GradScaler(device.type), "x": x, "y": y}


def before(model, optimizer, scaler, x, y):
    optimizer.zero_grad()
    with torch.autocast(x.device.type, dtype=torch.float16):
        loss = F.cross_entropy(model(x), y)
    scaler.scale(loss).backward()
    scaler.unscale_(optimizer)
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    scaler.step(optimizer)
    scaler.update()
    return loss, [weight.grad for weight in model.parameters()]


def after(model, optimizer, x, y):
    optimizer.zero_grad()
    with torch.autocast(x.device.type, dtype=torch.bfloat16):
        loss = F.cross_entropy(model(x), y)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return loss, [weight.grad for weight in model.parameters()]
