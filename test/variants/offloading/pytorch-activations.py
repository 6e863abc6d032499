import torch
from torch import nn

device = "cuda" if torch.cuda.is_available() else "cpu"
torch.manual_seed(0)
model = nn.Sequential(*(nn.Sequential(nn.Linear(64, 512), nn.GELU(), nn.Linear(512, 64)) for _ in range(6))).to(device)
x = torch.randn(2048, 64, device=device)


def held():
    return torch.cuda.memory_allocated() if device == "cuda" else 0


before = held()
plain = model(x).square().mean()
kept = held() - before
plain.backward()
expected = [p.grad.clone() for p in model.parameters()]
model.zero_grad()
del plain

# here: the variant

for p, grad in zip(model.parameters(), expected):
    torch.testing.assert_close(p.grad, grad)
if device == "cuda":
    model.zero_grad()
    before = held()
    with torch.autograd.graph.save_on_cpu(pin_memory=True):
        loss = model(x).square().mean()
    assert held() - before < kept / 4, (held() - before, kept)
