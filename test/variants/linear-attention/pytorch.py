# here: the variant

torch.manual_seed(0)
b, h, n, d, e = 2, 3, 64, 8, 6
q, k = torch.randn(2, b, h, n, d, device="cuda", requires_grad=True)
v = torch.randn(b, h, n, e, device="cuda")
log_decay = -torch.rand(b, h, n, device="cuda") * 3
state, outputs = torch.zeros(b, h, d, e, device="cuda"), []
for t in range(n):
    state = log_decay[:, :, t].exp()[..., None, None] * state + k[:, :, t, :, None] * v[:, :, t, None]
    outputs.append((q[:, :, t, None] @ state)[:, :, 0])
expected = torch.stack(outputs, 2)
for chunk in (8, 16, 64):
    got = chunked_linear_attention(q, k, v, log_decay, chunk)
    torch.testing.assert_close(got, expected, rtol=1e-4, atol=1e-4)
gradients = [torch.autograd.grad(y.square().sum(), k, retain_graph=True)[0] for y in (got, expected)]
torch.testing.assert_close(*gradients, rtol=1e-3, atol=1e-3)
strong = chunked_linear_attention(q, k, v, log_decay * 1000)
assert strong.isfinite().all(), "decays that vanish do not overflow"
