import torch
from tiny import causal_lm
from torch.utils.data import DataLoader

model = causal_lm("Qwen/Qwen3-0.6B").train()
plain = causal_lm("Qwen/Qwen3-0.6B").train().to("cuda")
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
taken = []
optimizer.register_step_post_hook(lambda *_: taken.append(1))
ids = torch.randint(0, 256, (16, 24))
loader = DataLoader([{"input_ids": row, "labels": row} for row in ids], batch_size=2)

# here: the variant

assert len(taken) == 2, "8 batches, 4 to a step"
reference = torch.optim.SGD(plain.parameters(), lr=0.1)
for rows in ids.to("cuda").split(8):
    reference.zero_grad()
    plain(input_ids=rows, labels=rows).loss.backward()
    reference.step()
for a, b in zip(accelerator.unwrap_model(model).parameters(), plain.parameters()):
    torch.testing.assert_close(a, b, atol=1e-4, rtol=1e-3)
