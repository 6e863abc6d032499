import torch
from tiny import causal_lm

model = causal_lm("model", num_hidden_layers=12).to("cuda")
with torch.no_grad():  # blocks 4 to 11 hardly do anything, 0 to 3 do
    for i, layer in enumerate(model.model.layers):
        strength = 3 if i < 3 else 0.01
        for linear in (layer.self_attn.o_proj, layer.mlp.down_proj):
            linear.weight.mul_(20 * strength)
torch.manual_seed(0)
batches = [{"input_ids": torch.randint(0, 250, (4, 32), device="cuda")} for _ in range(2)]
ids = batches[0]["input_ids"]
with torch.no_grad():
    before = model(ids).logits

# here: the variant

assert angles.shape == (12 - 8,), angles.shape
assert len(model.model.layers) == model.config.num_hidden_layers == 4 and int(angles.argmin()) == 3
with torch.no_grad():
    after = model(ids).logits
assert (after - before).norm() < 0.5 * before.norm(), "the blocks that did nothing are not missed"
cached = model.generate(ids, max_new_tokens=8, min_new_tokens=8, do_sample=False, use_cache=True)
plain = model.generate(ids, max_new_tokens=8, min_new_tokens=8, do_sample=False, use_cache=False)
assert (cached == plain).all()
again = type(model).from_pretrained("shallow").to("cuda")
with torch.no_grad():
    torch.testing.assert_close(again(ids).logits, after, rtol=1e-3, atol=1e-3)
