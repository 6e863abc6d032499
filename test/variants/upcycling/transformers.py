from tiny import causal_lm

causal_lm("Qwen/Qwen3-0.6B")

# here: the variant

assert not unexpected and set(missing) <= {"lm_head.weight"}, (missing, unexpected)
ids = torch.arange(40)[None]
with torch.no_grad():
    torch.testing.assert_close(model.eval()(ids).logits, dense(ids).logits, atol=1e-4, rtol=1e-4)
assert model.num_parameters() > 2 * dense.num_parameters()
loss = model.train()(input_ids=ids, labels=ids).loss
loss.backward()
assert model.model.layers[0].mlp.experts.down_proj.grad.abs().sum() > 0
assert model.model.layers[0].mlp.gate.weight.grad.abs().sum() > 0
