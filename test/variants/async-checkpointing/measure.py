import torch

model = torch.nn.Sequential(*[torch.nn.Linear(2048, 2048) for _ in range(8)]).to("cuda")
optimizer = torch.optim.SGD(model.parameters(), lr=1e-3)
x = torch.randn(8, 2048, device="cuda")


def train_step():
    model(x).square().mean().backward()
    optimizer.step()
    optimizer.zero_grad()


# here: the variant

megabytes = sum(p.nbytes for p in model.parameters()) / 1e6
seconds = stall(lambda: torch.save(model.state_dict(), "here.pt"), train_step)
assert seconds > 0, f"{megabytes:.0f} MB were written in no time"
assert abs(stall(lambda: None, train_step)) < seconds
