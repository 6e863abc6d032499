# here: the variant

import torch

tokens = torch.randint(0, config.vocab_size, (1, 4096))
sizes = []
with torch.autograd.graph.saved_tensors_hooks(lambda t: sizes.append(t.numel()) or t, lambda t: t):
    loss = model(input_ids=tokens, labels=tokens).loss
loss.backward()
assert torch.isfinite(loss)
assert all(p.grad is not None for p in model.reformer.encoder.parameters() if p.requires_grad)
states = 4096 * config.hidden_size
assert sum(size >= states for size in sizes) < 2 * len(config.attn_layers), "activations do not grow with depth"
