"""The loop runs and learns; on one process there is nobody to average with."""

import torch

torch.manual_seed(0)
model = torch.nn.Linear(8, 1)
optimizer = torch.optim.AdamW(model.parameters(), lr=0.1)
x = torch.randn(640, 8)
loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, x.sum(1)), batch_size=16)


def loss_of(model, batch):
    return (model(batch[0]).squeeze(-1) - batch[1]).square().mean()


before = loss_of(model, (x, x.sum(1))).item()
# here: the variant

x = x.to(accelerator.device)
assert loss_of(model, (x, x.sum(1))).item() < 0.5 * before
