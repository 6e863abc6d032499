import torch
from tiny import causal_lm

model = causal_lm("Qwen/Qwen3-8B", num_hidden_layers=2).cuda()
draft = causal_lm("Qwen/Qwen3-0.6B", num_hidden_layers=1).cuda()
for lm in (model, draft):
    lm.generation_config.eos_token_id = None
ids = torch.randint(0, 256, (1, 64), device="cuda")
prompts = [{"input_ids": ids, "attention_mask": torch.ones_like(ids)}]

# here: the variant

assert tokens_per_second(prompts, runs=1) > 0
