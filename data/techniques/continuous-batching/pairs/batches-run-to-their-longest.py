"""Decoding in batches that run until their longest request ends, against places refilled at every token."""

import torch
import torch.nn.functional as F
from torch import nn

KIND = "measured-plain"
PATTERNS = []
RISK = "rounding"
SIZES = [
    {"layers": 4, "width": 512, "requests": 24, "places": 8, "shortest": 48, "longest": 48},
    {"layers": 4, "width": 512, "requests": 24, "places": 8, "shortest": 24, "longest": 48},
    {"layers": 4, "width": 512, "requests": 24, "places": 8, "shortest": 2, "longest": 48},
]
HEADS = 8


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x, cache, rows, position, seen):
        """x (places, width) at its position (places,); cache: keys and values (places, heads, longest, head_dim)."""
        q, k, v = self.qkv(self.norm1(x)).view(len(x), 3, HEADS, -1).unbind(1)
        cache[0][rows, :, position], cache[1][rows, :, position] = k, v
        y = F.scaled_dot_product_attention(q[:, :, None], *cache, attn_mask=seen)
        x = x + self.out(y.reshape(x.shape))
        return x + self.mlp(self.norm2(x))


class Decoder(nn.Module):
    """What it gives for a token is its input for the next one, in place of ids that are drawn."""

    def __init__(self, layers, width, longest):
        super().__init__()
        self.blocks = nn.ModuleList(Block(width) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        self.longest = longest

    def cache(self, x):
        shape = 2, len(x), HEADS, self.longest, x.shape[1] // HEADS
        return [torch.zeros(shape, device=x.device) for _ in self.blocks]

    def forward(self, x, caches, position):
        rows = torch.arange(len(x), device=x.device)
        seen = (torch.arange(self.longest, device=x.device) <= position[:, None])[:, None, None]
        for block, cache in zip(self.blocks, caches):
            x = block(x, cache, rows, position, seen)
        return self.norm(x)


def inputs(size, device):
    """A decoder in float32, the first token of each request (requests, width), and how many tokens each will take."""
    with device:
        model = Decoder(size["layers"], size["width"], size["longest"]).eval()
        first = torch.randn(size["requests"], size["width"])
    lengths = torch.randint(size["shortest"], size["longest"] + 1, (size["requests"],)).tolist()
    return {"model": model, "first": first, "lengths": lengths, "places": size["places"]}


@torch.inference_mode()
def before(model, first, lengths, places):
    last = [None] * len(lengths)
    for start in range(0, len(lengths), places):
        x = first[start : start + places]
        caches, position = model.cache(x), torch.zeros(len(x), dtype=torch.long, device=x.device)
        for done in range(1, max(lengths[start : start + places]) + 1):
            x = model(x, caches, position)
            position += 1
            for row in range(len(x)):
                if lengths[start + row] == done:
                    last[start + row] = x[row].clone()
    return torch.stack(last)


@torch.inference_mode()
def after(model, first, lengths, places):
    last, waiting = [None] * len(lengths), iter(range(places, len(lengths)))
    x, running, left = first[:places].clone(), list(range(places)), lengths[:places]
    caches, position = model.cache(x), torch.zeros(places, dtype=torch.long, device=x.device)
    while any(request is not None for request in running):
        x = model(x, caches, position)
        position += 1
        for row, request in enumerate(running):
            left[row] -= 1
            if left[row] > 0 or request is None:
                continue
            last[request] = x[row].clone()
            position[row] = 0
            running[row] = next(waiting, None)
            if running[row] is not None:
                x[row], left[row] = first[running[row]], lengths[running[row]]
    return torch.stack(last)
