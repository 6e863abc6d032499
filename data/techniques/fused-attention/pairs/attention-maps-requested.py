"""An encoder told to attend eagerly and to hand out its maps, which nothing reads, against its default."""

import torch
from transformers import AutoModel, BertConfig

KIND = "measured"
PATTERNS = ["attention-maps-requested", "eager-attention-requested"]
RISK = "numerics"
# Relative, of hidden states: bfloat16 keeps 8 bits, and both ways round in another order through all layers.
TOLERANCE = 0.02
SIZES = [
    {"layers": 12, "width": 768, "batch": 4, "tokens": 64},
    {"layers": 12, "width": 768, "batch": 4, "tokens": 512},
    {"layers": 12, "width": 768, "batch": 4, "tokens": 2048},
    {"layers": 12, "width": 768, "batch": 4, "tokens": 8192},
]
VOCABULARY = 30522


def encoder(size, **options):
    """In bfloat16, with a configuration of its own, as from_config notes the kind of attention there."""
    config = BertConfig(
        vocab_size=VOCABULARY,
        hidden_size=size["width"],
        intermediate_size=4 * size["width"],
        num_hidden_layers=size["layers"],
        num_attention_heads=size["width"] // 64,
        max_position_embeddings=8192,
    )
    return AutoModel.from_config(config, **options).bfloat16().eval()


def inputs(size, device):
    """The same encoder with both kinds of attention, ids and mask (batch, tokens)."""
    with device:
        eager, default = encoder(size, attn_implementation="eager"), encoder(size)
        ids = torch.randint(VOCABULARY, (size["batch"], size["tokens"]))
    default.load_state_dict(eager.state_dict())
    return {"eager": eager, "default": default, "ids": ids, "mask": torch.ones_like(ids)}


@torch.no_grad()
def before(eager, ids, mask):
    outputs = eager(input_ids=ids, attention_mask=mask, output_attentions=True)
    return outputs.last_hidden_state[:, 0]


@torch.no_grad()
def after(default, ids, mask):
    outputs = default(input_ids=ids, attention_mask=mask)
    return outputs.last_hidden_state[:, 0]
