"""The ternary update is small, points the right way, and is exact where all of it is kept and equal in size."""

import torch

# here: the variant

torch.manual_seed(0)
base = torch.nn.Sequential(torch.nn.Linear(64, 128), torch.nn.Linear(128, 32)).state_dict()
tuned = {name: old + 0.01 * torch.randn_like(old) ** 3 for name, old in base.items()}
delta = compress(base, tuned, keep=0.05)
size = sum(sum(part.nbytes for part in e[:2]) for e in delta.values() if not isinstance(e, torch.Tensor))
weights = sum(old.numel() for old in base.values() if old.dim() == 2)
assert size < 1.1 * weights / 8
again = apply(base, delta)
for name, old in base.items():
    if old.dim() == 2:
        change, kept = tuned[name] - old, again[name] - old
        assert 0.04 < (kept.abs() > 1e-6).float().mean() < 0.06
        assert torch.nn.functional.cosine_similarity(change.flatten(), kept.flatten(), dim=0) > 0.7
    else:
        assert torch.equal(again[name], tuned[name])
signs = {name: old + 0.01 * torch.randn_like(old).sign() for name, old in base.items()}
exact = apply(base, compress(base, signs, keep=1.0))
assert all(torch.allclose(exact[name], signs[name], atol=1e-5) for name in base)

left, right = torch.randn(48, 4), torch.randn(4, 64)
old = torch.randn(48, 64)
a, b = low_rank(old, old + left @ right, rank=4)
assert a.shape == (4, 64) and b.shape == (48, 4)
assert torch.allclose(b @ a, left @ right, atol=1e-3)
