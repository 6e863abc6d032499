"""Forward and backward of an encoder over texts that are filled up to 512 tokens, against up to their longest."""

import torch
import torch.nn.functional as F
from torch.nn.utils.rnn import pad_sequence
from transformers import BertConfig, BertForSequenceClassification

KIND = "measured-plain"
PATTERNS = ["padded-to-max-length", "text-filled-to-maximum"]
RISK = "numerics"
# Relative, of logits: bfloat16 keeps 8 bits, and attention over another length rounds in another order.
TOLERANCE = 0.03
SIZES = [
    {"layers": 4, "width": 512, "texts": 8, "longest": 512},
    {"layers": 4, "width": 512, "texts": 8, "longest": 256},
    {"layers": 4, "width": 512, "texts": 8, "longest": 64},
]
VOCABULARY = 30522
MAXIMUM = 512
PAD = 0


def inputs(size, device):
    """An encoder in bfloat16, texts as ids (tokens,), the shortest of half the longest, and labels (texts,)."""
    config = BertConfig(
        vocab_size=VOCABULARY,
        hidden_size=size["width"],
        intermediate_size=4 * size["width"],
        num_hidden_layers=size["layers"],
        num_attention_heads=size["width"] // 64,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    lengths = torch.linspace(size["longest"] // 2, size["longest"], size["texts"]).int().tolist()
    with device:
        model = BertForSequenceClassification(config).bfloat16().train()
        texts = [torch.randint(1, VOCABULARY, (length,)) for length in lengths]
        labels = torch.randint(2, (size["texts"],))
    return {"model": model, "texts": texts, "labels": labels}


def step(model, ids, labels):
    model.zero_grad()
    outputs = model(input_ids=ids, attention_mask=(ids != PAD).long(), labels=labels)
    outputs.loss.backward()
    return outputs.logits


def before(model, texts, labels):
    ids = torch.stack([F.pad(text, (0, MAXIMUM - len(text)), value=PAD) for text in texts])
    return step(model, ids, labels)


def after(model, texts, labels):
    ids = pad_sequence(texts, batch_first=True, padding_value=PAD)
    return step(model, ids, labels)
