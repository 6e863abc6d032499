"""The saved adapter is far smaller than the model and gives the tuned model back."""

import os

import torch
from tiny import causal_lm

base, fresh_base = causal_lm("base"), causal_lm("base")
ids = torch.randint(256, (2, 20))


def train(model):
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=1e-2)
    for _ in range(5):
        optimizer.zero_grad()
        model(input_ids=ids, labels=ids).loss.backward()
        optimizer.step()


# here: the variant

model.eval(), again.eval()
with torch.no_grad():
    assert torch.allclose(model(ids).logits, again(ids).logits, atol=1e-5)
    assert not torch.allclose(model(ids).logits, causal_lm("base")(ids).logits, atol=1e-2)
torch.save(model.state_dict(), "everything.pt")
assert 1.5 * os.path.getsize("adapter/adapter_model.safetensors") < os.path.getsize("everything.pt")
assert all("lora_" in name for name in torch.load("adapter.pt"))
