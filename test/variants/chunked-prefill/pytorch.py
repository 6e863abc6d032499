"""Chunks give the logits of the whole prompt, and others decode in between."""

import torch
from tiny import causal_lm

# here: the variant

model = causal_lm("tiny")
prompt = torch.randint(256, (1, 100))
turns = []
cache, logits = prefill_in_turns(model, prompt, 16, lambda: turns.append(1))
assert len(turns) == 7 and cache.get_seq_length() == 100
with torch.no_grad():
    whole = model(prompt).logits[:, -1:]
assert torch.allclose(logits, whole, atol=1e-4)
