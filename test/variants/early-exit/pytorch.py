"""Threshold above one runs all layers, zero only up to the first exit; rows keep their places."""

import torch

torch.manual_seed(0)
ran = []


class Block(torch.nn.Linear):
    def forward(self, x):
        ran.append(len(x))
        return x + torch.tanh(super().forward(x))


# here: the variant

blocks = [Block(16, 16) for _ in range(6)]
model = MultiExit(blocks, 16, 4)
x, y = torch.randn(100, 16), torch.randint(4, (100,))
outputs = model(x)
assert len(outputs) == 3
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
first = loss_of(model(x), y).item()
for _ in range(30):
    optimizer.zero_grad()
    loss_of(model(x), y).backward()
    optimizer.step()
assert loss_of(model(x), y).item() < first

with torch.no_grad():
    early, middle, late = model(x)
assert torch.allclose(model.answer(x, 1.1), late, atol=1e-5)
assert torch.allclose(model.answer(x, 0.0), early, atol=1e-5)
ran.clear()
mixed = model.answer(x, 0.6)
assert len(ran) > 2 and ran[-1] < 100
done = early.softmax(-1).amax(-1) >= 0.6
assert torch.allclose(mixed[done], early[done], atol=1e-5)
assert not torch.allclose(mixed[~done], early[~done], atol=1e-5)
