import torch

# here: the variant

torch.manual_seed(0)
q, k, v = (torch.randn(2, 4, 12, 16, device="cuda") for _ in range(3))
whole = F.scaled_dot_product_attention(q, k, v, is_causal=True)
cache = KVCache(2, 4, 32, 16, device="cuda")
place = cache.k.data_ptr()
assert not cache.state_dict(), "the buffers are not saved with the model"

first = torch.arange(8, device="cuda")
with torch.no_grad():
    prefill = attend(cache, q[:, :, :8], k[:, :, :8], v[:, :, :8], first)
    torch.testing.assert_close(prefill, whole[:, :, :8], rtol=1e-4, atol=1e-5)
    compiled = torch.compile(attend, fullgraph=True)
    with torch._dynamo.config.patch(error_on_recompile=True):  # one graph serves every position
        for t in range(8, 12):
            new = (x[:, :, t : t + 1].contiguous() for x in (q, k, v))
            y = compiled(cache, *new, torch.tensor([t], device="cuda"))
            torch.testing.assert_close(y, whole[:, :, t : t + 1], rtol=1e-4, atol=1e-4)
assert cache.k.data_ptr() == place and torch.equal(cache.k[:, :, :12], k)
