# here: the variant

torch.manual_seed(0)
x = torch.randn(2, 17, 8)
x[:, 2] = x[:, 1] + 1e-3  # neighbours of different parity that look alike
ones = torch.ones(2, 17, 1)
merged, size = merge(x, ones, r=1)
assert merged.shape == (2, 16, 8) and size.sum(1).eq(17).all()
torch.testing.assert_close(merged[:, 0], x[:, 0])
torch.testing.assert_close((merged * size).sum(1), x.sum(1))
assert (merged - (x[:, 1:3].mean(1, keepdim=True))).abs().sum(-1).min(1).values.max() < 1e-5
for _ in range(4):
    merged, size = merge(merged, size, r=2)
assert merged.shape[1] == 8 and size.sum(1).eq(17).all()
torch.testing.assert_close((merged * size).sum(1), x.sum(1), atol=1e-4, rtol=1e-4)
