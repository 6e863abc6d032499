import torch

torch.manual_seed(0)
device = "cuda" if torch.cuda.is_available() else "cpu"
q, k, v = (torch.randn(1, 2, 2048, 64, device=device) for _ in range(3))

# here: the variant

F = torch.nn.functional
i = torch.arange(tokens, device=device)
allowed = window_and_sinks(0, 0, i[:, None], i)
torch.testing.assert_close(out, F.scaled_dot_product_attention(q, k, v, attn_mask=allowed), atol=2e-3, rtol=2e-3)
assert mask.sparsity() > 50

everything = F.scaled_dot_product_attention(q, k, v, is_causal=True)
torch.testing.assert_close(attend(q, k, v, block_mask=best_blocks(q, k, keep=16)), everything, atol=2e-3, rtol=2e-3)
few = best_blocks(q, k, keep=4)
picked = few.to_dense()[0, 0].bool()
assert picked.sum(1).tolist() == [min(row + 1, 4) for row in range(16)]
assert picked.diagonal().all() and picked.diagonal(-1).all() and not picked.triu(1).any()
dense = picked.repeat_interleave(128, 0).repeat_interleave(128, 1) & (i[:, None] >= i)
first_head = F.scaled_dot_product_attention(q[:, :1], k[:, :1], v[:, :1], attn_mask=dense)
torch.testing.assert_close(attend(q, k, v, block_mask=few)[:, :1], first_head, atol=2e-3, rtol=2e-3)
