import torch

torch.manual_seed(0)
x = torch.randn(4, 30, 256, device="cuda")

# here: the variant

cell = torch.nn.LSTMCell(256, 512).cuda()
cell.load_state_dict({name.removesuffix("_l0"): p for name, p in rnn.state_dict().items()})
state = x.new_zeros(4, 512), x.new_zeros(4, 512)
states = []
for t in range(30):
    state = cell(x[:, t], state)
    states.append(state[0])
torch.testing.assert_close(y, torch.stack(states, 1), rtol=2e-3, atol=2e-3)
torch.testing.assert_close(c[0], state[1], rtol=2e-3, atol=2e-3)

decay, inputs = (make(4, 200, 16, device="cuda", requires_grad=True) for make in (torch.rand, torch.randn))
state, states = torch.zeros(4, 16, device="cuda"), []
for t in range(200):
    state = decay[:, t] * state + inputs[:, t]
    states.append(state)
wanted = torch.stack(states, 1)
with torch.no_grad():
    torch.testing.assert_close(linear_recurrence(decay, inputs), wanted, rtol=1e-4, atol=1e-4)


@torch.compile
def trained(decay, inputs):
    """The form that the page gives for training."""
    return associative_scan(combine, (decay, inputs), dim=1, combine_mode="generic")[1]


ours = torch.autograd.grad(trained(decay, inputs).square().sum(), (decay, inputs))
exact = torch.autograd.grad(wanted.square().sum(), (decay, inputs))
for found, plain in zip(ours, exact, strict=True):
    torch.testing.assert_close(found, plain, rtol=1e-3, atol=1e-3)
