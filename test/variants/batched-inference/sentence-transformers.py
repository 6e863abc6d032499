import numpy as np
import torch
from tiny import tokenizer
from transformers import BertConfig, BertModel

name = "sentence-transformers/all-MiniLM-L6-v2"
words = tokenizer(name)
torch.manual_seed(0)
BertModel(
    BertConfig(vocab_size=len(words), hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=2)
).save_pretrained(name)
texts = [f"text {i} " + "and more " * (i * 37 % 40) for i in range(300)]

# here: the variant

assert next(model.parameters()).dtype == torch.bfloat16
assert vectors.shape == (300, 32)
singly = np.stack([model.encode(text) for text in texts])
cosine = (vectors * singly).sum(1) / np.linalg.norm(vectors, axis=1) / np.linalg.norm(singly, axis=1)
assert cosine.min() > 0.99, "rows come back in the order of the texts"

sizes = []
model[0].register_forward_pre_hook(lambda _, args: sizes.append(args[0]["input_ids"].shape))
model.encode(texts, batch_size=128)
lengths = [tokens for _, tokens in sizes]
assert [rows for rows, _ in sizes] == [128, 128, 44] and lengths == sorted(lengths, reverse=True)
