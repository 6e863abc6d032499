"""A model equals itself, and rounding its weights to few steps shows as divergence."""

import torch
from tiny import causal_lm

rounded = causal_lm("Qwen/Qwen3-0.6B", initializer_range=0.2)
with torch.no_grad():
    for weight in rounded.parameters():
        step = weight.abs().max() / 7
        weight.copy_((weight / step).round() * step)
rounded.save_pretrained("compressed")
slices = {"english": ["The quick brown fox.", "A longer sentence about a river."], "german": ["Der schnelle Fuchs."]}
# here: the variant

kl, worst, equal = divergence(slices["english"])
assert kl > 1e-4 and worst >= kl and 0 < equal < 1
compressed = original
kl, worst, equal = divergence(slices["english"])
assert abs(kl) < 1e-6 and equal == 1
