import torch
from tiny import tokenizer
from transformers import Qwen3MoeConfig, Qwen3MoeForCausalLM

path = "Qwen/Qwen3-30B-A3B"
words = tokenizer(path)
torch.manual_seed(0)
config = Qwen3MoeConfig(
    vocab_size=len(words),
    hidden_size=64,
    intermediate_size=128,
    moe_intermediate_size=32,
    num_hidden_layers=2,
    num_attention_heads=4,
    num_key_value_heads=2,
    head_dim=16,
    num_experts=8,
    num_experts_per_tok=2,
    pad_token_id=words.pad_token_id,
    eos_token_id=words.eos_token_id,
    bos_token_id=None,
)
reference = Qwen3MoeForCausalLM(config).to(torch.bfloat16).eval()
reference.save_pretrained(path)

# here: the variant

ids = torch.arange(5, 25)[None]
with torch.no_grad():
    got = model(ids.to("cuda")).logits.float().cpu()
    expected = reference.to("cuda")(ids.to("cuda")).logits.float().cpu()
assert (got - expected).abs().max() < 0.1, (got - expected).abs().max()
packed = [m for m in model.modules() if hasattr(m, "gate_up_proj")]
assert len(packed) == 2 and all(m.gate_up_proj.device.type == "cpu" for m in packed)
assert model.model.embed_tokens.weight.device == torch.empty(0, device="cuda").device
out = model.generate(ids.to("cuda"), max_new_tokens=4, min_new_tokens=4, do_sample=False)
assert out.shape[1] == 24
