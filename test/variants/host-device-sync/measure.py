import torch

model = torch.nn.Sequential(*(torch.nn.Linear(64, 64) for _ in range(8))).cuda()
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
batch = torch.randn(32, 64, device="cuda"), torch.randn(32, 64, device="cuda")


def train_step(x, y):
    loss = (model(x) - y).square().mean()
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss


# here: the variant

assert total > 0, "the second line added every loss"
