import torch

torch.manual_seed(0)
cost = torch.cdist(torch.randn(40, 2), torch.randn(30, 2)) ** 2
log_a, log_b = torch.full((40,), 1 / 40).log(), torch.full((30,), 1 / 30).log()

# here: the variant

torch.testing.assert_close(plan.sum(1), log_a.exp(), rtol=0, atol=1e-3)
torch.testing.assert_close(plan.sum(0), log_b.exp(), rtol=0, atol=1e-3)
assert (plan * cost).sum() < cost.mean()
