"""The threshold keeps the allowed accuracy, and rows in doubt get the large model's answer."""

import torch

torch.manual_seed(0)
# here: the variant

labels = torch.randint(10, (2000,))
target = torch.nn.functional.one_hot(labels, 10).float()
clearness = torch.rand(2000, 1) * 10
small_logits = clearness * target + torch.randn(2000, 10)
large_logits = 2 * clearness * target + torch.randn(2000, 10)
threshold, share = choose_threshold(small_logits, large_logits, labels)
assert 0.05 < share < 0.95, share


def small(rows):
    return small_logits[rows]


def large(rows):
    return large_logits[rows]


def accuracy(logits):
    return (logits.argmax(-1) == labels).float().mean()


rows = torch.arange(2000)
mixed = cascade(small, large, rows, threshold)
assert accuracy(mixed) >= accuracy(large_logits) - 0.0021
assert accuracy(mixed) > accuracy(small_logits) + 0.02
assert torch.equal(cascade(small, large, rows, 1.1), large_logits)
assert torch.equal(cascade(small, large, rows, 0.0), small_logits)
