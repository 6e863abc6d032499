"""First tokens of questions that share a beginning, each encoded whole, against one cache that is copied for each."""

import copy

import torch
from transformers import DynamicCache, LlamaConfig, LlamaForCausalLM

KIND = "measured"
PATTERNS = []
RISK = "numerics"
# Relative, of logits: bfloat16 keeps 8 bits, and both ways round in another order through all layers.
TOLERANCE = 0.02
SIZES = [
    {"layers": 8, "width": 1024, "prefix": 16, "question": 32, "questions": 4},
    {"layers": 8, "width": 1024, "prefix": 512, "question": 32, "questions": 4},
    {"layers": 8, "width": 1024, "prefix": 4096, "question": 32, "questions": 4},
    {"layers": 8, "width": 1024, "prefix": 16384, "question": 32, "questions": 4},
]
VOCABULARY = 32000


def inputs(size, device):
    """A decoder in bfloat16, ids of the beginning (1, prefix) and of what follows (questions, 1, question)."""
    config = LlamaConfig(
        vocab_size=VOCABULARY,
        hidden_size=size["width"],
        intermediate_size=4 * size["width"],
        num_hidden_layers=size["layers"],
        num_attention_heads=size["width"] // 64,
        max_position_embeddings=32768,
    )
    with device:
        model = LlamaForCausalLM(config).bfloat16().eval()
        prefix = torch.randint(VOCABULARY, (1, size["prefix"]))
        questions = torch.randint(VOCABULARY, (size["questions"], 1, size["question"]))
    return {"model": model, "prefix": prefix, "questions": questions}


@torch.inference_mode()
def before(model, prefix, questions):
    logits = []
    for question in questions:
        prompt = torch.cat([prefix, question], dim=1)
        logits.append(model(prompt, past_key_values=DynamicCache(config=model.config), logits_to_keep=1).logits)
    return torch.cat(logits)


@torch.inference_mode()
def after(model, prefix, questions):
    shared = model(prefix, past_key_values=DynamicCache(config=model.config), logits_to_keep=1).past_key_values
    logits = []
    for question in questions:
        logits.append(model(question, past_key_values=copy.deepcopy(shared), logits_to_keep=1).logits)
    return torch.cat(logits)
