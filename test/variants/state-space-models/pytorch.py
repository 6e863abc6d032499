# here: the variant

torch.manual_seed(0)
x = torch.randn(2, 128, 3, 4, dtype=torch.float64)
log_decay = -torch.rand(2, 128, 3)
B, C = (torch.randn(2, 128, 5, dtype=torch.float64) for _ in range(2))
y, last = chunked_scan(x, log_decay, B, C, chunk=32)
state, wanted = torch.zeros(2, 3, 5, 4, dtype=torch.float64), []
for t in range(128):
    state = state * log_decay[:, t, :, None, None].double().exp() + torch.einsum("bn,bhp->bhnp", B[:, t], x[:, t])
    wanted.append(torch.einsum("bn,bhnp->bhp", C[:, t], state))
torch.testing.assert_close(y, torch.stack(wanted, 1), atol=1e-4, rtol=1e-4)
torch.testing.assert_close(last.double(), state, atol=1e-4, rtol=1e-4)
# strong decay over long chunks stays finite
assert chunked_scan(x, log_decay * 100, B, C, chunk=64)[0].isfinite().all()
