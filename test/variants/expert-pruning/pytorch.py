import copy

import torch

# here: the variant


class Expert(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.up, self.down = torch.nn.Linear(16, 32, bias=False), torch.nn.Linear(32, 16, bias=False)

    def forward(self, x):
        return self.down(self.up(x).relu())


torch.manual_seed(0)
one, x = Expert().to("cuda"), torch.randn(20, 16, device="cuda")
same = copy.deepcopy(one)
shuffled = torch.randperm(32, device="cuda")
same.up.weight.data, same.down.weight.data = one.up.weight.data[shuffled], one.down.weight.data[:, shuffled]
expected = one(x)
torch.testing.assert_close(same(x), expected, rtol=1e-3, atol=1e-4)
merge(one, same, 0.5)
torch.testing.assert_close(one(x), expected, rtol=1e-3, atol=1e-4)
