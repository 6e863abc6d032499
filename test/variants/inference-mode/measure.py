from builtins import print as show

import torch

model = torch.nn.Sequential(*(torch.nn.Linear(1024, 1024) for _ in range(16))).cuda()
lines = []


def make_batch(n):
    return torch.randn(n, 128, 1024, device="cuda")


def print(line):
    lines.append(line)
    show(line)


# here: the variant

graph, no_grad, inference = (float(line.split()[1]) for line in lines)
assert no_grad < graph / 2 and inference < graph / 2
