import torch

torch.manual_seed(0)
weight = torch.randn(96, 128, device="cuda").to(torch.bfloat16)
x = torch.randn(32, 128, device="cuda").to(torch.bfloat16)

# here: the variant

exact = x.float() @ weight.float().T
assert y.shape == (32, 96) and y.dtype == torch.bfloat16
assert (y.float() - exact).norm() < 0.06 * exact.norm()
