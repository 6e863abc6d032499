import torch

torch.manual_seed(0)
w = torch.randn(256, 256, device="cuda")
w[:, 7] *= 20  # a column that sticks out, as in trained models
x = torch.randn(512, 256, device="cuda")

# here: the variant

assert lost(w, rotated(grid, w), x) < lost(w, grid(w), x)
smooth = torch.randn(256, 256, device="cuda")
assert lost(smooth, codebook(smooth), x) < lost(smooth, grid(smooth, group=256), x)
assert grid(w).view(-1, 64)[0].unique().numel() <= 4
assert codebook(w).view(-1, 4).unique(dim=0).shape[0] <= 256
torch.testing.assert_close(rotated(lambda m: m, w), w, rtol=1e-3, atol=1e-3)
