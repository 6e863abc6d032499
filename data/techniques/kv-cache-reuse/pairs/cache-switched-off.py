"""Generation with use_cache=False, against generate as it comes."""

import torch
from transformers import LlamaConfig, LlamaForCausalLM

KIND = "measured"
PATTERNS = ["cache-switched-off"]
RISK = "rounding"
SIZES = [
    {"layers": 6, "width": 1024, "batch": 1, "prompt": 16, "new_tokens": 12},
    {"layers": 6, "width": 1024, "batch": 1, "prompt": 1024, "new_tokens": 12},
    {"layers": 6, "width": 1024, "batch": 1, "prompt": 4096, "new_tokens": 12},
    {"layers": 6, "width": 1024, "batch": 1, "prompt": 16384, "new_tokens": 12},
]
VOCABULARY = 4000


def inputs(size, device):
    """A decoder in bfloat16 and ids (batch, prompt). It counts upwards, and is as sure of the next token as a trained
    one."""
    config = LlamaConfig(
        vocab_size=VOCABULARY,
        hidden_size=size["width"],
        intermediate_size=4 * size["width"],
        num_hidden_layers=size["layers"],
        num_attention_heads=size["width"] // 64,
        max_position_embeddings=32768,
        eos_token_id=None,
        pad_token_id=0,
    )
    with device, torch.no_grad():
        model = LlamaForCausalLM(config).bfloat16().eval()
        seen = model.get_input_embeddings().weight.normal_()
        model.lm_head.weight.copy_(seen.roll(1, 0))
        ids = torch.randint(1, VOCABULARY - 100, (size["batch"], size["prompt"]))
    return {"model": model, "ids": ids, "mask": torch.ones_like(ids), "new_tokens": size["new_tokens"]}


def before(model, ids, mask, new_tokens):
    return model.generate(ids, attention_mask=mask, do_sample=False, max_new_tokens=new_tokens, use_cache=False)


def after(model, ids, mask, new_tokens):
    return model.generate(ids, attention_mask=mask, do_sample=False, max_new_tokens=new_tokens)
