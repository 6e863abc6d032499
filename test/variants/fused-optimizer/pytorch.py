import copy

import torch

torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Linear(16, 32), torch.nn.LayerNorm(32), torch.nn.Linear(32, 4)).to("cuda")
plain = copy.deepcopy(model)
x = torch.randn(8, 16, device="cuda")

# here: the variant

assert optimizer.defaults["fused"]
assert [(len(g["params"]), g["weight_decay"]) for g in optimizer.param_groups] == [(2, 0.1), (4, 0.0)]


def twin(model, **options):
    split = [[p for p in model.parameters() if (p.dim() >= 2) == wide] for wide in (True, False)]
    groups = [{"params": ps, "weight_decay": decay} for ps, decay in zip(split, (0.1, 0.0))]
    return torch.optim.AdamW(groups, lr=3e-4, **options)


def step(model, optimizer, scaler=None):
    loss = model(x).square().mean()
    (scaler.scale(loss) if scaler else loss).backward()
    scaler.step(optimizer) if scaler else optimizer.step()
    if scaler:
        scaler.update()
    optimizer.zero_grad()


scaled = copy.deepcopy(model)
slow, amp, scaler = twin(plain, foreach=False), twin(scaled, fused=True), torch.amp.GradScaler("cuda")
for _ in range(3):
    step(model, optimizer)
    step(plain, slow)
    step(scaled, amp, scaler)
torch.testing.assert_close(list(model.parameters()), list(plain.parameters()))
torch.testing.assert_close(list(scaled.parameters()), list(plain.parameters()))
assert optimizer._step_supports_amp_scaling, "unscaling is part of the step"

for without in (torch.optim.Adadelta, torch.optim.LBFGS, torch.optim.RMSprop):
    try:
        without(model.parameters(), fused=True)
    except TypeError as error:
        assert "fused" in str(error)
    else:
        raise AssertionError(f"{without.__name__} has a fused form now")
try:
    torch.optim.AdamW(model.parameters(), fused=True, differentiable=True)
except RuntimeError as error:
    assert "differentiable" in str(error)
