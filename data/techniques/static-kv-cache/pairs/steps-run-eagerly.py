"""Decoding with a growing cache, kernel by kernel, against generate with a static cache and its compiled step."""

from functools import cache

import torch
from transformers import LlamaConfig, LlamaForCausalLM

KIND = "measured"
PATTERNS = ["cached-decoding-run-eagerly"]
# One path leaves its mark on all further tokens: in float32 both take the same one.
RISK = "rounding"
SIZES = [
    {"layers": 4, "width": 256, "prompt": 32, "new_tokens": 24},
    {"layers": 4, "width": 1024, "prompt": 32, "new_tokens": 24},
    {"layers": 4, "width": 4096, "prompt": 32, "new_tokens": 24},
]
VOCABULARY = 32000


@cache
def decoder(layers, width, device):
    """In float32. Made once, as each new one would be compiled anew."""
    config = LlamaConfig(
        vocab_size=VOCABULARY,
        hidden_size=width,
        intermediate_size=4 * width,
        num_hidden_layers=layers,
        num_attention_heads=width // 64,
        eos_token_id=None,
        pad_token_id=0,
    )
    with device:
        return LlamaForCausalLM(config).eval()


def inputs(size, device):
    """A decoder and ids (1, prompt)."""
    ids = torch.randint(VOCABULARY, (1, size["prompt"]), device=device)
    return {"model": decoder(size["layers"], size["width"], device), "ids": ids, "new_tokens": size["new_tokens"]}


@torch.inference_mode()
def before(model, ids, new_tokens):
    step, past = ids, None
    for _ in range(new_tokens):
        outputs = model(step, past_key_values=past, use_cache=True, logits_to_keep=1)
        past, step = outputs.past_key_values, outputs.logits[:, -1:].argmax(-1)
        ids = torch.cat([ids, step], dim=1)
    return ids


def after(model, ids, new_tokens):
    return model.generate(
        ids,
        attention_mask=torch.ones_like(ids),
        max_new_tokens=new_tokens,
        do_sample=False,
        cache_implementation="static",
    )
