import torch
from tiny import causal_lm
from transformers import Trainer

rows = [{"input_ids": ids, "labels": ids} for ids in torch.randint(0, 256, (8, 16))]


def made(args):
    trainer = Trainer(model=causal_lm("Qwen/Qwen3-0.6B"), args=args, train_dataset=rows)
    trainer.train()
    return trainer.optimizer.optimizer


# here: the variant

optimizer = made(args)
assert type(optimizer) is torch.optim.AdamW and optimizer.defaults["fused"]
assert TrainingArguments(output_dir="out").optim == "adamw_torch_fused", "the default"
assert not made(TrainingArguments(output_dir="out", optim="adamw_torch")).defaults["fused"]
try:
    TrainingArguments(output_dir="out", optim="adamw_hf")
except ValueError:
    pass
else:
    raise AssertionError("adamw_hf is back")
