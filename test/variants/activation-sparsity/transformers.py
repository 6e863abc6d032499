"""Thresholds set the wanted share of activations to zero, each layer by its own."""

from tiny import causal_lm

causal_lm("Qwen/Qwen3-0.6B")
sample_text = "It was the best of times, it was the worst of times, it was the age of wisdom."
other_text = "Call me Ishmael. Some years ago, never mind how long precisely, having little money."
# here: the variant

zeros = []
for act in acts:
    act.register_forward_hook(lambda module, args, out: zeros.append((out == 0).float().mean().item()))
loss_on(sample_text)
assert all(0.65 < share < 0.75 for share in zeros), zeros
assert len({act.threshold for act in acts}) == len(acts)
