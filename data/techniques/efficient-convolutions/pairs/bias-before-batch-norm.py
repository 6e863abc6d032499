"""Convolutions with a bias before batch normalization, forward and backward, against convolutions without."""

import copy

import torch
from torch import nn

KIND = "measured"
PATTERNS = ["bias-before-batch-norm"]
RISK = "numerics"
# Relative, of the output and of each gradient. A number that rounds to the other side of a ReLU takes its gradient
# along, through all layers, and convolutions in float32 use TF32 of 10 bits unless told otherwise.
TOLERANCE = 0.1
SIZES = [
    {"layers": 4, "channels": 16, "pixels": 16, "batch": 8},
    {"layers": 8, "channels": 64, "pixels": 56, "batch": 64},
    {"layers": 8, "channels": 256, "pixels": 56, "batch": 64},
]


def inputs(size, device):
    """Layers in float32, the same ones without bias, and x (batch, channels, pixels, pixels)."""
    channels = size["channels"]
    layers = []
    for _ in range(size["layers"]):
        layers += [nn.Conv2d(channels, channels, 3, padding=1), nn.BatchNorm2d(channels), nn.ReLU()]
    biased = nn.Sequential(*layers).to(device)
    plain = copy.deepcopy(biased)
    for layer in plain[::3]:
        layer.bias = None
    x = torch.randn(size["batch"], channels, size["pixels"], size["pixels"], device=device)
    return {"biased": biased, "plain": plain, "x": x, "weights": torch.randn_like(x)}


def step(layers, x, weights):
    layers.zero_grad()
    y = layers(x)
    y.backward(weights)
    return y, [layer.weight.grad for layer in layers[::3]]


def before(biased, x, weights):
    return step(biased, x, weights)


def after(plain, x, weights):
    return step(plain, x, weights)
