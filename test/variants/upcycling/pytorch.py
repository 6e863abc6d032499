from tiny import causal_lm

# here: the variant

torch.manual_seed(0)
mlp = causal_lm("Qwen/Qwen3-0.6B").model.layers[0].mlp
x = torch.randn(3, 50, 64)
with torch.no_grad():
    hidden = (F.silu(mlp.gate_proj(x)) * mlp.up_proj(x)).flatten(0, 1)
    # two families of neurons that fire on different tokens
    hidden[:75, ::2] *= 50
    hidden[75:, 1::2] *= 50
groups = carve(mlp, hidden, 2)
assert groups.shape == (2, 64) and groups.flatten().sort().values.tolist() == list(range(128))
parity = [set((g % 2).tolist()) for g in groups]
assert sorted(map(tuple, parity)) == [(0,), (1,)], parity
groups = carve(mlp, hidden, 8)
with torch.no_grad():
    torch.testing.assert_close(Carved(mlp, groups, active=8)(x), mlp(x))
    part = Carved(mlp, groups, active=2)(x)
assert part.shape == x.shape and not torch.allclose(part, mlp(x))
