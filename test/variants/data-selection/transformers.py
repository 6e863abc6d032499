"""The loss of each text equals what the model says about it alone, and the middle half is kept."""

import torch
from tiny import causal_lm

causal_lm("Qwen/Qwen3-0.6B", initializer_range=0.3)
texts = ["a", "ab", "some words", "many more words than before", "zzzz", "12345", "Mixed Case Text", "the end"] * 3
texts = [f"{text} {i}" for i, text in enumerate(texts)]
# here: the variant

for i in (0, 3, 10):
    ids = tokenizer(texts[i], return_tensors="pt").to(model.device)
    with torch.no_grad():
        alone = model(**ids, labels=ids["input_ids"]).loss.item()
    assert abs(alone - scores[i].item()) < 1e-3, (alone, scores[i])
assert 10 <= len(kept) <= 14
