import copy

import torch
from torch._dynamo.utils import counters

torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Linear(16, 32), torch.nn.Tanh(), torch.nn.Linear(32, 4)).to("cuda")
plain = copy.deepcopy(model)
x = torch.randn(8, 16, device="cuda")

# here: the variant

slow = torch.optim.NAdam(plain.parameters(), lr=1e-3, foreach=False)
graphs = []
for i in range(6):
    rate = 1e-3 / (i + 1)
    optimizer.param_groups[0]["lr"].fill_(rate)
    slow.param_groups[0]["lr"] = rate
    for net, update in ((model, step), (plain, slow.step)):
        net.zero_grad()
        net(x).square().mean().backward()
        update()
    graphs.append(counters["stats"]["unique_graphs"])
torch.testing.assert_close(list(model.parameters()), list(plain.parameters()), atol=1e-5, rtol=1e-4)
assert graphs[0] > 0 and graphs[2] == graphs[-1], graphs

torch.compiler.reset()
numbered = torch.optim.NAdam(model.parameters(), lr=1e-3)
update = torch.compile(lambda: numbered.step())
graphs = []
for i in range(5):
    numbered.param_groups[0]["lr"] = 1e-3 / (i + 1)
    update()
    graphs.append(counters["stats"]["unique_graphs"])
assert graphs[1] == graphs[0] + 1, f"another number compiles again: {graphs}"
if torch.__version__ < "2.12":
    assert graphs == list(range(graphs[0], graphs[0] + 5)), f"and so does each: {graphs}"
