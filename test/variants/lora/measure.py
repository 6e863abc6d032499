import torch
from tiny import causal_lm

from peft import LoraConfig, get_peft_model

config = LoraConfig(r=16, lora_alpha=32, target_modules="all-linear", task_type="CAUSAL_LM")
model = get_peft_model(causal_lm("Qwen/Qwen3-0.6B", hidden_size=512, intermediate_size=2048), config).cuda()
ids = torch.randint(0, 256, (2, 64), device="cuda")
batch = {"input_ids": ids, "attention_mask": torch.ones_like(ids)}

# here: the variant

assert 0 < share < 0.1
del model
whole = profile(causal_lm("whole", hidden_size=512, intermediate_size=2048).cuda(), batch)
assert whole[0] == 1 and whole[2] > gib, "full fine-tuning holds gradients and moments of everything"
