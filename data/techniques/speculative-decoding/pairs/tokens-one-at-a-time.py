"""Greedy decoding token by token, against a small draft model whose guesses are right a given number of times in a row."""

import torch
from transformers import LlamaConfig, LlamaForCausalLM

KIND = "measured"
PATTERNS = []
RISK = "rounding"
SIZES = [
    {"layers": 16, "draft_layers": 2, "width": 512, "right_in_a_row": 0, "drafted": 5, "new_tokens": 16},
    {"layers": 16, "draft_layers": 2, "width": 512, "right_in_a_row": 1, "drafted": 5, "new_tokens": 16},
    {"layers": 16, "draft_layers": 2, "width": 512, "right_in_a_row": 3, "drafted": 5, "new_tokens": 16},
    {"layers": 16, "draft_layers": 2, "width": 512, "right_in_a_row": 1000, "drafted": 5, "new_tokens": 16},
]
VOCABULARY = 4000


def counting(layers, width, device):
    """A decoder in bfloat16 with random layers that is as sure of the next token as a trained one: it counts upwards."""
    config = LlamaConfig(
        vocab_size=VOCABULARY,
        hidden_size=width,
        intermediate_size=4 * width,
        num_hidden_layers=layers,
        num_attention_heads=width // 64,
        eos_token_id=None,
        pad_token_id=0,
    )
    with device, torch.no_grad():
        model = LlamaForCausalLM(config).bfloat16().eval()
        seen = model.get_input_embeddings().weight.normal_()
        model.lm_head.weight.copy_(seen.roll(1, 0))
    return model


def inputs(size, device):
    """A decoder, a draft of fewer layers that takes each token after so many right ones for another, and ids (1, 16)."""
    model = counting(size["layers"], size["width"], device)
    draft = counting(size["draft_layers"], size["width"], device)
    with torch.no_grad():
        seen = draft.get_input_embeddings().weight
        wrong = slice(size["right_in_a_row"], None, size["right_in_a_row"] + 1)
        seen[wrong] = seen.roll(-7, 0)[wrong]
    draft.generation_config.num_assistant_tokens = size["drafted"]
    draft.generation_config.num_assistant_tokens_schedule = "constant"
    # The last token begins a run of right guesses.
    ids = torch.arange(-15, 1, device=device).remainder(VOCABULARY)[None]
    return {"model": model, "draft": draft, "ids": ids, "new_tokens": size["new_tokens"]}


def before(model, ids, new_tokens):
    return model.generate(ids, attention_mask=torch.ones_like(ids), do_sample=False, max_new_tokens=new_tokens)


def after(model, draft, ids, new_tokens):
    return model.generate(
        ids,
        attention_mask=torch.ones_like(ids),
        do_sample=False,
        max_new_tokens=new_tokens,
        assistant_model=draft,
    )
