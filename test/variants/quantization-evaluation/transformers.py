import torch
from tiny import causal_lm

reference, quantized = causal_lm("a"), causal_lm("b")
with torch.no_grad():
    for p in quantized.parameters():
        if p.ndim == 2:
            scale = p.abs().amax(1, keepdim=True).clamp(min=1e-8) / 7
            p.copy_((p / scale).round() * scale)
ids = torch.randint(0, 200, (2, 16))
mask = torch.ones_like(ids)
mask[1, 10:] = 0
batches = [{"input_ids": ids, "attention_mask": mask}]

# here: the variant

assert kl.shape == same.shape == rise.shape == (15 + 9,)
assert (kl > -1e-5).all() and kl.mean() > 1e-6
zero, agree, none = divergence(reference, reference, batches)
assert zero.abs().max() < 1e-5 and agree.all() and none.abs().max() < 1e-6
one = batches[0]["input_ids"][:1]
loss = [model(one, labels=one).loss.item() for model in (reference, quantized)]
assert abs(rise[:15].mean().item() - (loss[1] - loss[0])) < 1e-4
