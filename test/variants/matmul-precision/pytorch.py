import torch

torch.manual_seed(0)
a, b = (torch.randn(1024, 1024, device="cuda") for _ in range(2))
exact = a.double() @ b.double()


def error():
    return ((a @ b).double() - exact).abs().max().item() / exact.abs().max().item()


default = torch.get_float32_matmul_precision()
full = error()

# here: the variant

assert default == "highest"
assert full < 1e-5
assert 1e-5 < error() < 1e-2, "TF32 keeps about three digits"
torch.backends.cuda.matmul.fp32_precision = "ieee"
assert error() < 1e-5
