"""A Llama model that scores all words at every position for the last token alone, against logits_to_keep=1."""

import torch
from transformers import LlamaConfig, LlamaForCausalLM

KIND = "measured"
# No pattern looks for it: whether the other logits are needed stands elsewhere.
PATTERNS = []
RISK = "rounding"
SIZES = [
    {"layers": 4, "width": 256, "vocabulary": 1000, "batch": 1, "tokens": 64},
    {"layers": 8, "width": 1024, "vocabulary": 32000, "batch": 4, "tokens": 1024},
    {"layers": 8, "width": 2048, "vocabulary": 128000, "batch": 4, "tokens": 4096},
]


def inputs(size, device):
    """A model in bfloat16 with random weights, and ids (batch, tokens)."""
    config = LlamaConfig(
        vocab_size=size["vocabulary"],
        hidden_size=size["width"],
        intermediate_size=3 * size["width"],
        num_hidden_layers=size["layers"],
        num_attention_heads=size["width"] // 64,
        max_position_embeddings=size["tokens"],
        use_cache=False,
    )
    with device:
        model = LlamaForCausalLM(config).bfloat16().eval()
        ids = torch.randint(size["vocabulary"], (size["batch"], size["tokens"]))
    return {"model": model, "ids": ids}


def before(model, ids):
    with torch.inference_mode():
        return model(ids).logits[:, -1].float()


def after(model, ids):
    with torch.inference_mode():
        return model(ids, logits_to_keep=1).logits[:, -1].float()
