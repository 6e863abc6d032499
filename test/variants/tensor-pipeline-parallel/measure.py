import torch

x, calls = torch.randn(1024, 1024, device="cuda"), []


def step():
    calls.append(1)
    return x @ x


# here: the variant

assert busy(step, [torch.device("cuda", i) for i in range(torch.cuda.device_count())]) > 0
assert len(calls) == 13
