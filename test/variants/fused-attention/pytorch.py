"""Plain formulas for the call and for the four things that go wrong in the rewrite."""

import types

import torch
from torch.nn.attention import SDPBackend, sdpa_kernel

torch.manual_seed(0)
self = types.SimpleNamespace(dropout=0.5, training=False)
q, k, v = (torch.randn(2, 4, 64, 32, device="cuda") for _ in range(3))
triangle = torch.ones(64, 64, dtype=torch.bool, device="cuda").tril()


def by_hand(q, k, v, seen, scale=None):
    scores = (q @ k.transpose(-2, -1)) * (q.size(-1) ** -0.5 if scale is None else scale)
    return scores.masked_fill(~seen, float("-inf")).softmax(-1) @ v


def check(got, wanted):
    torch.testing.assert_close(got, wanted, atol=1e-4, rtol=1e-3)


# here: the variant

check(out, by_hand(q, k, v, triangle))
noisy = F.scaled_dot_product_attention(q, k, v, dropout_p=0.5, is_causal=True)
assert not torch.allclose(noisy, out), "dropout_p knows no mode"
check(F.scaled_dot_product_attention(q, k, v, attn_mask=triangle), out)
check(F.scaled_dot_product_attention(q, k, v, is_causal=True, scale=0.1), by_hand(q, k, v, triangle, 0.1))

layer = torch.nn.MultiheadAttention(32, 4, bias=False, batch_first=True).to("cuda")
x, hidden = torch.randn(2, 10, 32, device="cuda"), torch.zeros(2, 10, dtype=torch.bool, device="cuda")
hidden[:, 7:] = True
heads = [y.unflatten(-1, (4, 8)).transpose(1, 2) for y in (x @ layer.in_proj_weight.T).chunk(3, -1)]
ours = F.scaled_dot_product_attention(*heads, attn_mask=~hidden[:, None, None, :])
check(layer.out_proj(ours.transpose(1, 2).flatten(2)), layer(x, x, x, key_padding_mask=hidden, need_weights=False)[0])

last = q[:, :, -1:]
with sdpa_kernel(SDPBackend.MATH):
    check(F.scaled_dot_product_attention(last, k, v, is_causal=True), v[:, :, :1])
check(F.scaled_dot_product_attention(last, k, v), by_hand(last, k, v, triangle[-1:]))

halves = [t.to(torch.bfloat16) for t in (q, k, v)]
with sdpa_kernel(SDPBackend.FLASH_ATTENTION):
    F.scaled_dot_product_attention(*halves, is_causal=True)
    try:
        F.scaled_dot_product_attention(*halves, attn_mask=triangle)
    except RuntimeError:
        pass
    else:
        raise AssertionError("the FlashAttention backend should take no mask")
