"""Variance and squared gradient of a linear model come out as computed from all examples."""

import torch

# here: the variant

torch.manual_seed(0)
x = torch.randn(4096, 8, dtype=torch.float64)
y = x @ torch.arange(8.0, dtype=torch.float64) / 4 + torch.randn(4096, dtype=torch.float64)
model = torch.nn.Linear(8, 1, bias=False, dtype=torch.float64)
torch.nn.init.zeros_(model.weight)


def loss_of(model, rows):
    return (model(x[rows]).squeeze(1) - y[rows]).square().mean()


per_example = -2 * y[:, None] * x  # at weight zero
signal = per_example.mean(0).square().sum().item()
variance = per_example.var(0).sum().item()
estimates = torch.tensor([noise_scale(model, loss_of, list(torch.randint(4096, (8, 16)))) for _ in range(400)])
found_variance, found_signal = estimates.mean(0).tolist()
assert abs(found_variance / variance - 1) < 0.1, (found_variance, variance)
assert abs(found_signal / signal - 1) < 0.1, (found_signal, signal)
