import torch

torch.manual_seed(0)
tokens, width, inner, count, k = 12, 32, 48, 8, 2
experts = [torch.randn(3, inner, width) * 0.1 for _ in range(count)]
router = torch.nn.Linear(width, count, bias=False).cuda()
x = torch.randn(tokens, width, device="cuda")

# here: the variant

cache = ExpertCache(experts, size=3)
with torch.no_grad():
    first, again = sparse_layer(x, router, cache, k), sparse_layer(x, router, cache, k)
    probabilities, chosen = router(x).softmax(-1).topk(k, dim=-1)
    probabilities = probabilities / probabilities.sum(-1, keepdim=True)
    plain = torch.zeros_like(x)
    for row in range(tokens):
        for p, expert in zip(probabilities[row], chosen[row].tolist()):
            gate, up, down = experts[expert].to("cuda")
            plain[row] += p * ((F.silu(x[row] @ gate.T) * (x[row] @ up.T)) @ down)
    torch.testing.assert_close(first, plain, rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(again, plain, rtol=1e-4, atol=1e-5)
    assert len(cache.slots) <= 3
    loads = cache.loads
    cache[chosen.unique().tolist()[-1]]
    assert cache.loads == loads, "the expert used last is still there"
