"""Threads fit the cores, and bfloat16 gives what float32 gives but for rounding."""

import os

import torch

os.environ["WEB_CONCURRENCY"] = "2"
plain = torch.nn.Sequential(torch.nn.Linear(64, 64), torch.nn.GELU(), torch.nn.Linear(64, 8)).eval()
model, x = plain, torch.randn(16, 64)
# here: the variant

assert 1 <= cores() <= os.cpu_count()
assert torch.get_num_threads() == max(1, cores() // 2)
assert y.dtype == torch.bfloat16
assert torch.allclose(y.float(), plain(x), atol=0.02)
