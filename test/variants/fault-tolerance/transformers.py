import torch
from tiny import causal_lm

dataset = [{"input_ids": torch.arange(10 + i, 26 + i), "labels": torch.arange(10 + i, 26 + i)} for i in range(64)]
model = causal_lm("model")
import transformers

Arguments = transformers.TrainingArguments
transformers.TrainingArguments = lambda **kw: Arguments(**{**kw, "max_steps": 6, "save_steps": 2, "report_to": "none"})

# here: the variant

assert trainer.state.global_step == 6
assert get_last_checkpoint("run").endswith("checkpoint-6")
model = causal_lm("model")
again = Trainer(model=model, args=TrainingArguments(output_dir="run", save_total_limit=2), train_dataset=dataset)
again.args.max_steps = 8
again.train(resume_from_checkpoint=get_last_checkpoint("run"))
assert again.state.global_step == 8 and len(again.state.log_history) >= 1
