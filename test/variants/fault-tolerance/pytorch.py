import torch


def fresh():
    torch.manual_seed(0)
    model = torch.nn.Sequential(torch.nn.Linear(8, 8), torch.nn.Dropout(0.5), torch.nn.Linear(8, 1)).to("cuda")
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.01)
    return model, optimizer, torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.9)


def loss_fn(model, batch):
    return model(batch).square().mean()


def batch_at(step):
    if step == crash_at:
        raise RuntimeError("a device fell off the bus")
    return torch.full((4, 8), step / 10.0, device="cuda")


# here: the variant

model, optimizer, scheduler = fresh()
crash_at = None
train(Path("whole.pt"), steps=12, every=4)
expected = [p.detach().clone() for p in model.parameters()]

model, optimizer, scheduler = fresh()
crash_at = 7
try:
    train(Path("broken.pt"), steps=12, every=4)
except RuntimeError:
    pass
else:
    raise AssertionError("it should have crashed")
model, optimizer, scheduler = fresh()
torch.manual_seed(99)  # what a new process would draw
crash_at = None
train(Path("broken.pt"), steps=12, every=4)
for p, q in zip(model.parameters(), expected):
    torch.testing.assert_close(p, q, rtol=0, atol=0)
assert not Path("broken.part").exists()
