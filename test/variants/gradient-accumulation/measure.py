import torch

torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Linear(1024, 4096), torch.nn.GELU(), torch.nn.Linear(4096, 1024)).to("cuda")
optimizer = torch.optim.SGD(model.parameters(), lr=1e-3)


def make_batch(micro):
    return torch.randn(micro, 256, 1024, device="cuda")


def loss_fn(out, batch):
    return (out - batch).square().mean()


# here: the variant

one, many = samples_per_second(32, 1), samples_per_second(1, 32)
assert one[0] > many[0], "one large batch is at least as fast"
assert many[1] < one[1], "and takes more memory"

whole = make_batch(8)
gradients = []
for parts in ([whole], whole.split(4)):
    optimizer.zero_grad()
    for part in parts:
        (loss_fn(model(part), part) / len(parts)).backward()
    gradients.append([p.grad.clone() for p in model.parameters()])
torch.testing.assert_close(*gradients, atol=1e-5, rtol=1e-2)
