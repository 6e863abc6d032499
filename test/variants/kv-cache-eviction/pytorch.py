# here: the variant

torch.manual_seed(0)
cache = SinkAndRing(1, 2, 8, size=10, sinks=2, device="cuda")
q, k, v = torch.randn(30, 1, 4, 1, 8, device="cuda"), *torch.randn(2, 30, 1, 2, 1, 8, device="cuda")
for t in range(30):
    got = cache.attend(q[t], k[t], v[t])
    seen = list(range(t + 1)) if t < 10 else [0, 1, *range(t - 7, t + 1)]
    keys, values = (torch.cat([s[i] for i in seen], dim=2).repeat_interleave(2, dim=1) for s in (k, v))
    torch.testing.assert_close(got, F.scaled_dot_product_attention(q[t], keys, values), rtol=1e-4, atol=1e-5)
assert cache.keys.shape[2] == 10
