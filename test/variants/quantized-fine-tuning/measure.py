import torch
from tiny import causal_lm

from peft import LoraConfig, get_peft_model

config = LoraConfig(r=16, target_modules="all-linear", task_type="CAUSAL_LM")
model = get_peft_model(causal_lm("Qwen/Qwen3-8B"), config).cuda()
ids = torch.randint(0, 256, (2, 64), device="cuda")
batch = {"input_ids": ids, "attention_mask": torch.ones_like(ids)}
frozen = model.get_input_embeddings().weight.clone()

# here: the variant

assert 0 < sum(p.numel() for p in trainable) < sum(p.numel() for p in model.parameters())
assert torch.equal(frozen, model.get_input_embeddings().weight)
