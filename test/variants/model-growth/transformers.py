import torch
from tiny import causal_lm

small = causal_lm("Qwen/Qwen3-0.6B")
ids = torch.randint(0, 200, (2, 12))
with torch.no_grad():
    before = small(ids).logits

# here: the variant

with torch.no_grad():
    torch.testing.assert_close(model(ids).logits, before)
assert len(model.model.layers) == 6 and len(model.config.layer_types) == 6
assert [block.self_attn.layer_idx for block in model.model.layers] == list(range(6))
with torch.no_grad():
    again = AutoModelForCausalLM.from_pretrained("deeper", dtype=torch.float32)
    torch.testing.assert_close(again(ids).logits, before)
    assert torch.equal(
        again.generate(ids, max_new_tokens=5, min_new_tokens=5, do_sample=False),
        small.generate(ids, max_new_tokens=5, min_new_tokens=5, do_sample=False),
    )
model(ids, labels=ids).loss.backward()
new = model.model.layers[2]
assert new.self_attn.o_proj.weight.grad.abs().sum() > 0 and new.mlp.down_proj.weight.grad.abs().sum() > 0
assert new.mlp.up_proj.weight.grad.abs().sum() == 0
