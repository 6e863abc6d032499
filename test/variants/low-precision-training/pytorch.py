# here: the variant

torch.manual_seed(0)
layer, plain = Fp8Linear(64, 32, bias=False).to("cuda"), torch.nn.Linear(64, 32, bias=False).to("cuda")
plain.load_state_dict(layer.state_dict())
x = torch.randn(4, 16, 64, device="cuda", requires_grad=True)
target = torch.randn(4, 16, 32, device="cuda")
results = []
for model in (layer, plain):
    y = model(x)
    loss = (y.float() - target).square().mean()
    results.append((y.float(), *torch.autograd.grad(loss, (x, model.weight))))
for got, expected in zip(*results):
    assert got.shape == expected.shape
    assert (got - expected).norm() < 0.08 * expected.norm(), ((got - expected).norm() / expected.norm()).item()
optimizer = torch.optim.SGD(layer.parameters(), lr=2.0)
for step in range(50):
    loss = (layer(x.detach()).float() - target).square().mean()
    first = loss.item() if step == 0 else first
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
assert loss.item() < 0.7 * first, (first, loss.item())
