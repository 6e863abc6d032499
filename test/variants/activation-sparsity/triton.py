"""The masked kernel equals the dense product; without a GPU it runs in Triton's interpreter."""

import os

import torch

device = "cuda" if torch.cuda.is_available() else "cpu"
if device == "cpu":
    os.environ["TRITON_INTERPRET"] = "1"
# here: the variant

torch.manual_seed(0)
rows = torch.randn(300, 500, device=device)
h = torch.relu(torch.randn(300, device=device) - 1)
assert torch.allclose(sparse_product(h, rows), h @ rows, atol=1e-3, rtol=1e-3)
rows[h == 0] = float("nan")  # what is not active is not read
assert sparse_product(h, rows).isfinite().all()
