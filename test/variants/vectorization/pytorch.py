import torch

torch.manual_seed(0)
torch.set_default_device("cuda")
n, groups = 20, 4
a, b = torch.randn(n, 3), torch.randn(15, 3)
m, v = torch.randn(n, 5, 5), torch.randn(n, 5)
x, index = torch.randn(n, 6), torch.randint(groups, (n,))
chunks, weights = x.split(7), torch.randn(6)


def f(sample, weights=1.0):
    return torch.sin(sample * weights)


# here: the variant

each = torch.stack([torch.stack([(a[i] - b[j]).norm() for j in range(15)]) for i in range(n)])
torch.testing.assert_close(distances, each, rtol=1e-4, atol=1e-5)
torch.testing.assert_close(y, torch.stack([m[i] @ v[i] for i in range(n)]))
torch.testing.assert_close(out, torch.stack([x[index == g].sum(0) for g in range(groups)]))
torch.testing.assert_close(result, torch.sin(x))
torch.testing.assert_close(per_sample, torch.stack([f(row, weights) for row in x]))
