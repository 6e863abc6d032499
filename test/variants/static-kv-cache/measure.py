import torch
from tiny import causal_lm

model = causal_lm("Qwen/Qwen3-0.6B", num_hidden_layers=2).cuda()
model.generation_config.eos_token_id = None
ids = torch.randint(0, 256, (1, 16), device="cuda")
inputs = {"input_ids": ids, "attention_mask": torch.ones_like(ids)}

# here: the variant

assert ms > 0
