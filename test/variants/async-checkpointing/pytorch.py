import os
from copy import deepcopy

import torch
import torch.distributed as dist

os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="0", RANK="0", WORLD_SIZE="1")
dist.init_process_group("cpu:gloo,cuda:nccl" if torch.cuda.is_available() else "gloo")

torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Linear(8, 32), torch.nn.Tanh(), torch.nn.Linear(32, 1)).to("cuda")
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
loader = [torch.randn(4, 8, device="cuda")] * 1200
path = "plain.pt"
steps, wanted = 0, {}


def train_step(batch):
    global steps
    model(batch).square().mean().backward()
    optimizer.step()
    optimizer.zero_grad()
    if steps % 1000 == 0:
        wanted[steps] = deepcopy((model.state_dict(), optimizer.state_dict()))
    steps += 1


# here: the variant

plain = deepcopy((model.state_dict(), optimizer.state_dict()))
for batch in loader[:20]:
    train_step(batch)
pending.result()
saved = torch.load(path)
torch.testing.assert_close(saved["model"], {k: v.cpu() for k, v in plain[0].items()})
torch.testing.assert_close(saved["optim"]["state"][0]["exp_avg"], plain[1]["state"][0]["exp_avg"].cpu())
assert saved["optim"]["param_groups"] == plain[1]["param_groups"]
assert not torch.equal(saved["model"]["0.weight"], model.state_dict()["0.weight"].cpu())

for step in (0, 1000):
    model_state, optimizer_state = get_state_dict(model, optimizer)
    dcp.load({"model": model_state, "optim": optimizer_state}, checkpoint_id=f"ckpt/{step}")
    torch.testing.assert_close(model_state, wanted[step][0])
    torch.testing.assert_close(
        optimizer_state["state"]["0.weight"]["exp_avg"], wanted[step][1]["state"][0]["exp_avg"]
    )
dist.destroy_process_group()
