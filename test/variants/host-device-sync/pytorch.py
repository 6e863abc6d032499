import warnings

import torch

model = torch.nn.Linear(8, 1).cuda()
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
loader = [(torch.randn(16, 8, device="cuda"), torch.randn(16, 1, device="cuda")) for _ in range(200)]
loader[-1][0][0, 0] = torch.inf
losses, mask = torch.rand(64, device="cuda"), torch.rand(64, device="cuda") < 0.5
wanted = losses[mask].mean()
logged, log_each = [], []
log = logged.append


def train_step(x, y):
    loss = (model(x.nan_to_num(posinf=0.0)) - y).square().mean()
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    log_each.append(loss.detach())
    return loss


train_step(*loader[0])
log_each.clear()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch.cuda.set_sync_debug_mode("warn")
    # here: the variant
    torch.cuda.set_sync_debug_mode("default")

waits = sum("called a synchronizing" in str(warning.message) for warning in caught)
assert waits == 2, f"{waits} waits in 200 steps"
means = torch.stack(log_each).view(2, 100).mean(1)
torch.testing.assert_close(torch.tensor(logged), means.cpu())
assert torch.isfinite(x).all() and x[0, 0] == 0
torch.testing.assert_close(loss, wanted)

torch.cuda.set_sync_debug_mode("error")
for waiting in (lambda: losses[mask].mean(), lambda: bool(torch.isfinite(x).all()), lambda: float(losses[0])):
    try:
        waiting()
    except RuntimeError as error:
        assert "called a synchronizing" in str(error)
    else:
        raise AssertionError("the form that the page replaces does not wait")
torch.cuda.set_sync_debug_mode("default")
