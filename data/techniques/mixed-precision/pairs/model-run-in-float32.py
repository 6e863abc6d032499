"""The forward pass of a Llama model with float32 weights, against the same weights in bfloat16."""

import copy

import torch
from transformers import LlamaConfig, LlamaModel

KIND = "measured"
PATTERNS = ["pretrained-loaded-in-fp32", "checkpoint-run-in-fp32"]
RISK = "numerics"
# Relative, of the last hidden state: bfloat16 keeps 8 bits of weights and activations, through all layers.
TOLERANCE = 0.05
SIZES = [
    {"layers": 4, "width": 256, "batch": 1, "tokens": 64},
    {"layers": 8, "width": 1024, "batch": 1, "tokens": 512},
    {"layers": 8, "width": 4096, "batch": 1, "tokens": 2048},
]
VOCABULARY = 1000


def inputs(size, device):
    """A model in float32 and a copy in bfloat16, with random weights, and ids (batch, tokens)."""
    config = LlamaConfig(
        vocab_size=VOCABULARY,
        hidden_size=size["width"],
        intermediate_size=3 * size["width"],
        num_hidden_layers=size["layers"],
        num_attention_heads=size["width"] // 64,
        use_cache=False,
    )
    with device:
        in_float32 = LlamaModel(config).eval()
        ids = torch.randint(VOCABULARY, (size["batch"], size["tokens"]))
    return {"in_float32": in_float32, "in_bfloat16": copy.deepcopy(in_float32).bfloat16(), "ids": ids}


def before(in_float32, ids):
    with torch.no_grad():
        return in_float32(ids).last_hidden_state


def after(in_bfloat16, ids):
    with torch.no_grad():
        return in_bfloat16(ids).last_hidden_state
