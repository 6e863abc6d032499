import torch

# here: the variant

torch.manual_seed(0)
E, k, d, h = 8, 2, 64, 32
w_up, w_down = (torch.randn(shape, device="cuda", dtype=torch.bfloat16) * 0.1 for shape in ((E, d, h), (E, h, d)))


def loop(x, chosen, gates):
    out = torch.zeros_like(x)
    for e in range(E):
        rows, slot = torch.where(chosen == e)
        out.index_add_(0, rows, F.silu(x[rows] @ w_up[e]) @ w_down[e] * gates[rows, slot, None])
    return out


for tokens in (1, 5, 200):  # with one token most experts have none
    x = torch.randn(tokens, d, device="cuda", dtype=torch.bfloat16)
    gates, chosen = torch.randn(tokens, E, device="cuda", dtype=torch.bfloat16).softmax(-1).topk(k)
    torch.cuda.synchronize()
    torch.cuda.set_sync_debug_mode("error")  # the page says that nothing waits for the GPU
    out = experts(x, chosen, gates, w_up, w_down)
    torch.cuda.set_sync_debug_mode("default")
    torch.testing.assert_close(out, loop(x, chosen, gates), rtol=3e-2, atol=3e-2)

w_up.requires_grad_()
experts(x, chosen, gates, w_up, w_down).float().square().sum().backward()
ours, w_up.grad = w_up.grad, None
loop(x, chosen, gates).float().square().sum().backward()
assert (ours.float() - w_up.grad.float()).norm() < 0.05 * w_up.grad.float().norm()
