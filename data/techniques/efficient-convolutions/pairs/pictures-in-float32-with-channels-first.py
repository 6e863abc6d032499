"""A convolutional network trained in float32 with channels first, against channels last."""

import copy

import torch
import torch.nn.functional as F
from torch import nn

KIND = "measured"
# The pattern advises channels last best under autocast; this is the case without.
PATTERNS = ["convnet-trained-in-nchw"]
RISK = "numerics"
# Relative, of the loss and of each gradient. Convolutions use TF32 of 10 bits unless told otherwise, a number that
# rounds to the other side of a ReLU takes its gradient along, and of noise normalization leaves little gradient.
TOLERANCE = 0.2
SIZES = [
    {"blocks": 4, "channels": 16, "pixels": 16, "batch": 8},
    {"blocks": 8, "channels": 64, "pixels": 56, "batch": 64},
    {"blocks": 8, "channels": 256, "pixels": 56, "batch": 128},
]
CLASSES = 100


class Block(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.norm1, self.norm2 = nn.BatchNorm2d(channels), nn.BatchNorm2d(channels)

    def forward(self, x):
        return x + self.norm2(self.conv2(F.relu(self.norm1(self.conv1(x)))))


def inputs(size, device):
    """A residual network in float32 and pictures (batch, 3, pixels, pixels), both in either layout; labels (batch,)."""
    channels = size["channels"]
    with device:
        model = nn.Sequential(
            nn.Conv2d(3, channels, 3, padding=1),
            *(Block(channels) for _ in range(size["blocks"])),
            nn.AdaptiveAvgPool2d(1),
            nn.Flatten(),
            nn.Linear(channels, CLASSES),
        )
        x = torch.randn(size["batch"], 3, size["pixels"], size["pixels"])
        y = torch.randint(CLASSES, (size["batch"],))
    last = copy.deepcopy(model).to(memory_format=torch.channels_last)
    return {"model": model, "x": x, "model_last": last, "x_last": x.to(memory_format=torch.channels_last), "y": y}


def step(model, x, y):
    model.zero_grad()
    loss = F.cross_entropy(model(x), y)
    loss.backward()
    return loss, [weight.grad for weight in model.parameters()]


def before(model, x, y):
    return step(model, x, y)


def after(model_last, x_last, y):
    return step(model_last, x_last, y)
