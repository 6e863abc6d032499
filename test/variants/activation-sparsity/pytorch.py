"""The block that reads active neurons only gives what the dense one gives."""

import torch

torch.manual_seed(0)
# here: the variant

up, down = torch.nn.Linear(64, 256), torch.nn.Linear(256, 64)
sparse = SparseDecode(up, down)
for _ in range(5):
    x = torch.randn(64)
    assert torch.allclose(sparse(x), down(torch.relu(up(x))), atol=1e-5)
assert torch.relu(up(x)).count_nonzero() < 200
