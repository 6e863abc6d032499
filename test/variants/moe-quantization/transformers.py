import torch
from transformers import Qwen3MoeConfig, Qwen3MoeForCausalLM

torch.manual_seed(0)
model = Qwen3MoeForCausalLM(
    Qwen3MoeConfig(
        vocab_size=128,
        hidden_size=64,
        intermediate_size=64,
        moe_intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        head_dim=16,
        num_experts=8,
        num_experts_per_tok=2,
    )
).eval()
torch.nn.init.normal_(model.model.layers[0].mlp.gate.weight)
torch.nn.init.normal_(model.model.layers[1].mlp.gate.weight)
batches = [{"input_ids": torch.randint(0, 128, (2, 16))} for _ in range(3)]
router = model.model.layers[0].mlp.gate.weight.clone()
full = model.model.layers[0].mlp.experts.down_proj.clone()

# here: the variant

assert len(counts) == 2
for count in counts.values():
    assert count.sum() == 3 * 2 * 16 * 2
assert torch.equal(model.model.layers[0].mlp.gate.weight, router)
count = counts["model.layers.0.mlp.gate"]
now = model.model.layers[0].mlp.experts.down_proj
for i in range(8):
    levels = max(len(row.unique()) for row in now[i])
    assert levels <= (15 if i in count.topk(2).indices else 7), (i, levels)
    assert not torch.equal(now[i], full[i])
assert (now - full).abs().max() < full.abs().max()
assert all(len(module._forward_hooks) == 0 for module in model.modules())
