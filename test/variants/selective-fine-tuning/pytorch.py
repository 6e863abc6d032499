import copy

import torch
from tiny import causal_lm

model = causal_lm("Qwen/Qwen3-0.6B").train()
before = copy.deepcopy(model.state_dict())
ids = torch.randint(0, 256, (2, 32))
loader = [{"input_ids": ids}] * 3

# here: the variant

assert {i for i, _ in enumerate(model.model.layers) if model.model.layers[i].mlp.up_proj.weight.requires_grad} == {2, 3}
assert len(optimizer.state) == len(trained) < len(list(model.parameters()))
for name, now in model.state_dict().items():
    moved = not torch.equal(now, before[name])
    assert moved == name.startswith(("model.layers.2.", "model.layers.3.", "model.norm.")), name

# What the page says of freezing too late: zeros for gradients still move a weight.
w = torch.nn.Parameter(torch.ones(3))
late = torch.optim.AdamW([w], lr=0.1)
w.sum().backward()
late.step()
w.requires_grad_(False)
late.zero_grad(set_to_none=False)
there = w.clone()
late.step()
assert not torch.equal(w, there)
late.zero_grad(set_to_none=True)
there = w.clone()
late.step()
assert torch.equal(w, there)
