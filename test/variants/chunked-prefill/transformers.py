"""Prompts longer than the budget are answered, and cutting one in `generate` changes no token."""

import torch
from tiny import causal_lm

causal_lm("Qwen/Qwen3-0.6B")
torch.manual_seed(0)
prompts = ["a long prompt about chunks, again and again " * 80, "short", "something of middling length " * 9]
# The cache takes most of the memory it sees; leave some for whatever runs beside.
torch.cuda.mem_get_info = lambda *device: (4 * 2**30, 4 * 2**30)
# here: the variant

assert len(texts) == 3
assert batch["input_ids"].shape[1] > 2048 and out.shape[1] <= batch["input_ids"].shape[1] + 64
model.float()  # in bfloat16 another order of additions may flip a token of a random model
options = {"max_new_tokens": 8, "do_sample": False}
assert torch.equal(model.generate(**batch, **options), model.generate(**batch, **options, prefill_chunk_size=1000))
