import torch
from tiny import tokenizer
from transformers import Qwen3NextConfig, Qwen3NextForCausalLM

path = "Qwen/Qwen3-Next-80B-A3B-Instruct"
words = tokenizer(path)
config = Qwen3NextConfig(
    vocab_size=len(words),
    hidden_size=64,
    intermediate_size=64,
    moe_intermediate_size=32,
    shared_expert_intermediate_size=32,
    num_hidden_layers=4,
    num_attention_heads=4,
    num_key_value_heads=2,
    head_dim=16,
    linear_key_head_dim=16,
    linear_value_head_dim=16,
    linear_num_key_heads=2,
    linear_num_value_heads=4,
    num_experts=4,
    num_experts_per_tok=2,
    pad_token_id=words.pad_token_id,
    eos_token_id=words.eos_token_id,
    bos_token_id=None,
)
Qwen3NextForCausalLM(config).save_pretrained(path)

# here: the variant

assert full == 1 and len(model.config.layer_types) == 4
ids = torch.arange(5, 25, device=model.device)[None]


def held(length):
    with torch.no_grad():
        cache = model(ids.repeat(1, length // 20), use_cache=True).past_key_values
    sizes = []
    for layer in cache.layers:
        states = [getattr(layer, name, None) for name in ("keys", "recurrent_states", "conv_states")]
        flat = [t for s in states for t in (s.values() if isinstance(s, dict) else s if isinstance(s, list) else [s])]
        sizes.append(sum(t.numel() for t in flat if torch.is_tensor(t)))
    return sizes


short, long = held(20), held(200)
grown = [b > a for a, b in zip(short, long)]
assert grown.count(True) == 1, "only the layer with full attention holds more"
