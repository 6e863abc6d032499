"""A training step for all weights of a decoder, against one for adapters of rank 16 on its linear layers."""

import torch
from peft import LoraConfig, get_peft_model
from transformers import LlamaConfig, LlamaForCausalLM

KIND = "measured"
PATTERNS = []
# Other weights are trained.
RISK = "quality"
SIZES = [
    {"layers": 4, "width": 256, "batch": 4, "tokens": 128},
    {"layers": 8, "width": 1024, "batch": 4, "tokens": 512},
    {"layers": 16, "width": 2048, "batch": 4, "tokens": 512},
]
VOCABULARY = 16000


def with_optimizer(model):
    """The model and its optimizer after a first step, in which the moments are made."""
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=1e-5, fused=True)
    for weight in weights:
        weight.grad = torch.zeros_like(weight)
    optimizer.step()
    optimizer.zero_grad()
    return model.train(), optimizer


def inputs(size, device):
    """The same decoder in bfloat16 to train as a whole and with adapters, their optimizers, and ids (batch, tokens)."""
    config = LlamaConfig(
        vocab_size=VOCABULARY,
        hidden_size=size["width"],
        intermediate_size=4 * size["width"],
        num_hidden_layers=size["layers"],
        num_attention_heads=size["width"] // 64,
        use_cache=False,
    )
    with device:
        whole, base = (LlamaForCausalLM(config).bfloat16() for _ in range(2))
        ids = torch.randint(VOCABULARY, (size["batch"], size["tokens"]))
    base.load_state_dict(whole.state_dict())
    lora = LoraConfig(r=16, lora_alpha=32, target_modules="all-linear", task_type="CAUSAL_LM")
    whole, of_whole = with_optimizer(whole)
    adapted, of_adapted = with_optimizer(get_peft_model(base, lora))
    return {"whole": whole, "of_whole": of_whole, "adapted": adapted, "of_adapted": of_adapted, "ids": ids}


def before(whole, of_whole, ids):
    of_whole.zero_grad()
    loss = whole(input_ids=ids, labels=ids).loss
    loss.backward()
    of_whole.step()
    return loss


def after(adapted, of_adapted, ids):
    of_adapted.zero_grad()
    loss = adapted(input_ids=ids, labels=ids).loss
    loss.backward()
    of_adapted.step()
    return loss
