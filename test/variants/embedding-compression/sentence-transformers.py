import numpy as np
import torch
from tiny import tokenizer
from transformers import BertConfig, BertModel

name = "tomaarsen/mpnet-base-nli-matryoshka"
words = tokenizer(name)
torch.manual_seed(0)
BertModel(
    BertConfig(
        vocab_size=len(words), hidden_size=512, intermediate_size=64, num_hidden_layers=1, num_attention_heads=2
    )
).save_pretrained(name)
texts = [f"text {i}" for i in range(300)]

# here: the variant

assert corpus.shape == (300, 256) and corpus.dtype == np.float32
assert packed.shape == (300, 32) and packed.dtype == np.uint8
assert corpus.nbytes == 32 * packed.nbytes
assert (packed == np.packbits(corpus > 0, axis=-1)).all()

candidates = np.unpackbits(packed ^ packed[:1], axis=-1).sum(1).argsort()[:40]
best = candidates[(corpus[candidates] @ corpus[0]).argmax()]
assert best == 0, "rescoring finds the text itself"
