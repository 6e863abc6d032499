import torch
from tiny import causal_lm

model = causal_lm("Qwen/Qwen3-8B", vocab_size=30000, num_hidden_layers=2).to("cuda", torch.bfloat16)
model.generation_config.eos_token_id = None

# here: the variant

assert model.get_memory_footprint() >= 2 * sum(p.numel() for p in model.parameters())
