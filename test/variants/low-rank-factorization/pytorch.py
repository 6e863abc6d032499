import torch
from tiny import causal_lm

model = causal_lm("model", hidden_size=256, intermediate_size=256, num_hidden_layers=2).to("cuda")
torch.manual_seed(0)
batches = [{"input_ids": torch.randint(0, 250, (8, 64), device="cuda")} for _ in range(2)]
with torch.no_grad():
    before = model(**batches[0]).logits
size = sum(p.numel() for p in model.parameters())

# here: the variant

with torch.no_grad():
    after = model(**batches[0]).logits
assert isinstance(model.model.layers[0].mlp.up_proj, torch.nn.Sequential)
assert sum(p.numel() for p in model.parameters()) < size
assert (after - before).norm() < 0.8 * before.norm()

# `factors` is the best there is for inputs with that moment: better than plain truncation, exact at full rank.
w = torch.randn(24, 32, device="cuda")
x = torch.randn(500, 32, device="cuda") * torch.logspace(1, -2, 32, device="cuda")


def lost(a, b):
    return ((x @ b.T @ a.T - x @ w.T).norm() / (x @ w.T).norm()).item()


u, s, v = torch.linalg.svd(w, full_matrices=False)
assert lost(*factors(w, x.T @ x, 4)) < 0.5 * lost(u[:, :4] * s[:4], v[:4])
assert lost(*factors(w, x.T @ x, 24)) < 1e-3

rough = (w * 2).round() / 2
mended = repaired(w, rough, x.T @ x, rank=8)
assert (mended(x) - x @ w.T).norm() < 0.5 * (x @ rough.T - x @ w.T).norm()
