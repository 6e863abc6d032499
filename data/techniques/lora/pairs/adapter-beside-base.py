"""Inference with an adapter that runs beside its base, against the same after merge_and_unload."""

import copy

import torch
from peft import LoraConfig, get_peft_model
from transformers import LlamaConfig, LlamaForCausalLM

KIND = "measured"
PATTERNS = []
RISK = "numerics"
# Relative, of logits: the sum of weight and update is rounded to 8 bits once more, in every layer.
TOLERANCE = 0.03
SIZES = [
    {"layers": 8, "width": 1024, "batch": 1, "tokens": 1},
    {"layers": 8, "width": 1024, "batch": 1, "tokens": 512},
    {"layers": 8, "width": 1024, "batch": 8, "tokens": 2048},
]
VOCABULARY = 16000


def inputs(size, device):
    """A decoder in bfloat16 with an adapter of rank 16 that has learned something, beside and merged, and ids."""
    config = LlamaConfig(
        vocab_size=VOCABULARY,
        hidden_size=size["width"],
        intermediate_size=4 * size["width"],
        num_hidden_layers=size["layers"],
        num_attention_heads=size["width"] // 64,
        use_cache=False,
    )
    lora = LoraConfig(r=16, lora_alpha=32, target_modules="all-linear", task_type="CAUSAL_LM", init_lora_weights=False)
    with device:
        adapted = get_peft_model(LlamaForCausalLM(config).bfloat16(), lora).bfloat16().eval()
        ids = torch.randint(VOCABULARY, (size["batch"], size["tokens"]))
    with torch.no_grad():
        for name, weight in adapted.named_parameters():
            if "lora_B" in name:
                weight.normal_(std=1e-3)
    return {"adapted": adapted, "merged": copy.deepcopy(adapted).merge_and_unload(), "ids": ids}


@torch.inference_mode()
def before(adapted, ids):
    return adapted(input_ids=ids, logits_to_keep=1).logits


@torch.inference_mode()
def after(merged, ids):
    return merged(input_ids=ids, logits_to_keep=1).logits
