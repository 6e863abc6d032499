"""Greedy decoding that feeds the whole prefix for each token, against one that keeps keys and values."""

import torch
import torch.nn.functional as F
from torch import nn

KIND = "measured-plain"
PATTERNS = ["prefix-recomputed-every-token"]
RISK = "rounding"
SIZES = [
    {"layers": 12, "width": 768, "batch": 1, "prompt": 32, "new_tokens": 32},
    {"layers": 12, "width": 768, "batch": 1, "prompt": 256, "new_tokens": 32},
    {"layers": 12, "width": 768, "batch": 1, "prompt": 1024, "new_tokens": 32},
    {"layers": 12, "width": 768, "batch": 1, "prompt": 4096, "new_tokens": 32},
]
HEADS = 12
VOCABULARY = 32000


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x, past=None):
        """x (batch, new, width); past: keys and values (batch, heads, seen, head_dim). Also returns the new past."""
        batch, new, width = x.shape
        heads = self.qkv(self.norm1(x)).view(batch, new, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        q, k, v = heads.unbind(0)
        if past is not None:
            k, v = torch.cat([past[0], k], dim=2), torch.cat([past[1], v], dim=2)
        y = F.scaled_dot_product_attention(q, k, v, is_causal=past is None)
        x = x + self.out(y.transpose(1, 2).reshape(batch, new, width))
        return x + self.mlp(self.norm2(x)), (k, v)


class Decoder(nn.Module):
    def __init__(self, layers, width, positions):
        super().__init__()
        self.tokens, self.positions = nn.Embedding(VOCABULARY, width), nn.Embedding(positions, width)
        self.blocks = nn.ModuleList(Block(width) for _ in range(layers))
        self.norm, self.head = nn.LayerNorm(width), nn.Linear(width, VOCABULARY, bias=False)

    def forward(self, ids, past=None):
        """Logits of the last token (batch, vocabulary), and the past of each block."""
        start = 0 if past is None else past[0][0].shape[2]
        x = self.tokens(ids) + self.positions(torch.arange(start, start + ids.shape[1], device=ids.device))
        kept = []
        for i, block in enumerate(self.blocks):
            x, of_block = block(x, None if past is None else past[i])
            kept.append(of_block)
        return self.head(self.norm(x[:, -1])), kept


def inputs(size, device):
    """A decoder in float32 and ids (batch, prompt)."""
    with device:
        model = Decoder(size["layers"], size["width"], size["prompt"] + size["new_tokens"]).eval()
        ids = torch.randint(VOCABULARY, (size["batch"], size["prompt"]))
    return {"model": model, "ids": ids, "new_tokens": size["new_tokens"]}


@torch.no_grad()
def before(model, ids, new_tokens):
    for _ in range(new_tokens):
        logits, _ = model(ids)
        ids = torch.cat([ids, logits.argmax(-1, keepdim=True)], dim=1)
    return ids, logits


@torch.no_grad()
def after(model, ids, new_tokens):
    step, past = ids, None
    for _ in range(new_tokens):
        logits, past = model(step, past)
        step = logits.argmax(-1, keepdim=True)
        ids = torch.cat([ids, step], dim=1)
    return ids, logits
