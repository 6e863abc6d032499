import torch
from tiny import causal_lm
from transformers import AutoModelForCausalLM, Trainer

# here: the variant

model = causal_lm("Qwen/Qwen3-0.6B").train()
types = []
model.model.layers[0].mlp.up_proj.register_forward_hook(lambda _, args, output: types.append(output.dtype))
ids = torch.arange(16)
trainer = Trainer(model=model, args=args, train_dataset=[{"input_ids": ids, "labels": ids}] * 24)
trainer.train()
assert types and set(types) == {torch.bfloat16}
assert all(p.dtype == torch.float32 for p in model.parameters())

model.half().save_pretrained("half")
assert AutoModelForCausalLM.from_pretrained("half").dtype == torch.float16, "version 5 keeps what the checkpoint has"
assert AutoModelForCausalLM.from_pretrained("half", dtype=torch.float32).dtype == torch.float32
