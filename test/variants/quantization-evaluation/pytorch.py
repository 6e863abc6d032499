import torch
from tiny import causal_lm

reference, quantized = causal_lm("a"), causal_lm("b")
with torch.no_grad():
    w = quantized.model.layers[2].mlp.up_proj.weight
    w.add_(0.3 * w.std() * torch.randn_like(w))
batch = {"input_ids": torch.randint(0, 200, (2, 16))}

# here: the variant

noise = noise_by_layer(reference, quantized, batch)
assert noise["model.layers.1.mlp.up_proj"] > 100  # before the change: identical
assert 5 < noise["model.layers.2.mlp.up_proj"] < 15  # 0.3 of the signal is about 10 dB
assert list(noise.values()) == sorted(noise.values())
assert not any(m._forward_hooks for m in reference.modules())
