import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(32, 64), nn.GELU(), nn.Linear(64, 1)).cuda()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
x = torch.randn(64, 32, device="cuda")
loader = [(x, x[:, :1])] * 20
types, losses = [], []
model[0].register_forward_hook(lambda _, args, output: types.append(output.dtype))


def loss_fn(output, y):
    loss = nn.functional.mse_loss(output, y)
    losses.append(loss.detach())
    return loss


# here: the variant

assert types == [torch.bfloat16] * 20 + [torch.float16] * 20
assert all(p.dtype == torch.float32 for p in model.parameters())
assert all(loss.dtype == torch.float32 for loss in losses), "losses are among what autocast keeps in float32"
assert losses[19] < losses[0] / 2 and losses[-1] < losses[20]
assert scaler.get_scale() > 0

# Why it costs: what float16 cannot hold.
assert torch.tensor(2e-8).half() == 0 and torch.tensor(6e-8).half() > 0
assert torch.tensor(65504.0).half() == 65504 and torch.tensor(65520.0).half().isinf()
