from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.models import Pooling, Transformer
from tiny import tokenizer as words
from transformers import BertConfig, BertModel

size = len(words("bert"))
torch.manual_seed(0)
BertModel(
    BertConfig(vocab_size=size, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64)
).save_pretrained("bert")
body = Transformer("bert", max_seq_length=64)
SentenceTransformer(modules=[body, Pooling(32, "mean")]).save("sentence-transformers/all-MiniLM-L6-v2")
passages = [f"Passage {i} is about {word}." for i, word in enumerate("rain iron bread glass silk stone".split())]

# here: the variant

assert index.shape == (6, 32) and index.dtype == torch.float32
assert [row[0] for row in search(passages, k=1)] == list(range(6))  # each is nearest to itself
stamps = {file: file.stat().st_mtime_ns for file in Path("vectors").iterdir()}
again = vectors([*passages, "A new passage."])
assert again.shape == (7, 32) and torch.equal(again[:6].float(), index.cpu())
assert len(list(Path("vectors").iterdir())) == 7
assert all(file.stat().st_mtime_ns == stamp for file, stamp in stamps.items())
