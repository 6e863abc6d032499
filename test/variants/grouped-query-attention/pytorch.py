import torch

torch.manual_seed(0)
torch.backends.cuda.matmul.allow_tf32 = False
q = torch.randn(2, 32, 64, 16, device="cuda")
k, v = (torch.randn(2, 8, 64, 16, device="cuda") for _ in range(2))

# here: the variant


def copied(spread):
    return F.scaled_dot_product_attention(q, spread(k), spread(v), is_causal=True)


torch.testing.assert_close(out, copied(lambda t: t.repeat_interleave(4, 1)), atol=1e-4, rtol=1e-3)
assert not torch.allclose(out, copied(lambda t: t.repeat(1, 4, 1, 1)), atol=1e-2), "tiling pairs other heads"

from torch.nn.attention import SDPBackend, sdpa_kernel

with sdpa_kernel(SDPBackend.FLASH_ATTENTION):
    halves = [t.to(torch.bfloat16) for t in (q, k, v)]
    close = F.scaled_dot_product_attention(*halves, is_causal=True, enable_gqa=True)
    torch.testing.assert_close(close.float(), out, atol=3e-2, rtol=3e-2)
    try:
        F.scaled_dot_product_attention(*(t.double() for t in halves), is_causal=True, enable_gqa=True)
    except RuntimeError:
        pass
    else:
        raise AssertionError("a pinned backend should fail loudly")
