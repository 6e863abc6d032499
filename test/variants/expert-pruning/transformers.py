import torch
from transformers import Qwen3MoeConfig, Qwen3MoeForCausalLM

torch.manual_seed(0)
config = Qwen3MoeConfig(
    vocab_size=260,
    hidden_size=64,
    intermediate_size=128,
    moe_intermediate_size=32,
    num_hidden_layers=2,
    num_attention_heads=4,
    num_key_value_heads=2,
    head_dim=16,
    num_experts=128,
    num_experts_per_tok=8,
    pad_token_id=0,
    eos_token_id=1,
    bos_token_id=None,
)
model = Qwen3MoeForCausalLM(config).to("cuda").eval()
before = sum(p.numel() for p in model.parameters())
batches = [{"input_ids": torch.randint(2, 260, (2, 64), device="cuda")} for _ in range(2)]

# here: the variant

assert sum(p.numel() for p in model.parameters()) < 0.8 * before
ids = batches[0]["input_ids"]
with torch.no_grad():
    logits = model(ids).logits
    again = Qwen3MoeForCausalLM.from_pretrained("pruned").to("cuda").eval()
    torch.testing.assert_close(again(ids).logits, logits, rtol=1e-3, atol=1e-3)
assert again.config.num_experts == 96
assert again.model.layers[0].mlp.experts.gate_up_proj.shape[0] == 96

config.num_experts = 128  # pruning changed it
small = Qwen3MoeForCausalLM(config).to("cuda").eval()
scores = score_experts(small, batches)
assert len(scores) == 2 and all(s.shape == (128,) and (s >= 0).all() for s in scores.values())
with torch.no_grad():
    full = small(ids).logits
    keep_experts(small, scores, keep=128)
    torch.testing.assert_close(small(ids).logits, full, rtol=1e-3, atol=1e-4)
