"""Drafting with the first layers changes no token, also where drafts are refused, and copies no weight."""

import torch
from tiny import causal_lm

causal_lm("facebook/layerskip-llama3.2-1B", num_hidden_layers=6, initializer_range=0.2)
# here: the variant

draft = first_layers(model, 4)
assert {p.data_ptr() for p in draft.parameters()} < {p.data_ptr() for p in model.parameters()}
assert model.config.num_hidden_layers == 6 and draft.config.num_hidden_layers == 4
model.float()
drafted = model.generate(**batch, max_new_tokens=64, do_sample=False, assistant_model=draft)
assert torch.equal(drafted, model.generate(**batch, max_new_tokens=64, do_sample=False))
with torch.no_grad():
    differ = draft(drafted).logits.argmax(-1) != model(drafted).logits.argmax(-1)
assert differ.any()
