"""Calling generate for one prompt after the other, against one call for all of them, padded on the left."""

import torch
from transformers import LlamaConfig, LlamaForCausalLM

KIND = "measured"
PATTERNS = ["generate-called-per-prompt"]
RISK = "rounding"
SIZES = [
    {"layers": 6, "width": 768, "prompts": 1, "longest": 128, "new_tokens": 8},
    {"layers": 6, "width": 768, "prompts": 4, "longest": 128, "new_tokens": 8},
    {"layers": 6, "width": 768, "prompts": 8, "longest": 128, "new_tokens": 8},
]
VOCABULARY = 16000
PAD = 0


def inputs(size, device):
    """A decoder in bfloat16 and prompts (1, tokens), from half the longest on. It counts upwards, and is as sure of the
    next token as a trained one."""
    config = LlamaConfig(
        vocab_size=VOCABULARY,
        hidden_size=size["width"],
        intermediate_size=4 * size["width"],
        num_hidden_layers=size["layers"],
        num_attention_heads=size["width"] // 64,
        eos_token_id=None,
        pad_token_id=PAD,
    )
    with device, torch.no_grad():
        model = LlamaForCausalLM(config).bfloat16().eval()
        seen = model.get_input_embeddings().weight.normal_()
        model.lm_head.weight.copy_(seen.roll(1, 0))
        lengths = torch.linspace(size["longest"], size["longest"] // 2, size["prompts"]).int().tolist()
        prompts = [torch.randint(1, VOCABULARY - 100, (1, length)) for length in lengths]
    return {"model": model, "prompts": prompts, "new_tokens": size["new_tokens"]}


def before(model, prompts, new_tokens):
    answers = []
    for ids in prompts:
        out = model.generate(ids, attention_mask=torch.ones_like(ids), do_sample=False, max_new_tokens=new_tokens)
        answers.append(out[0, ids.shape[1] :])
    return torch.stack(answers)


def after(model, prompts, new_tokens):
    rows = [ids[0] for ids in prompts]
    ids = torch.nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=PAD, padding_side="left")
    out = model.generate(ids, attention_mask=(ids != PAD).long(), do_sample=False, max_new_tokens=new_tokens)
    return out[:, ids.shape[1] :]
