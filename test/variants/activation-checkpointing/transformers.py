import torch
from tiny import causal_lm
from transformers import Trainer

rows = [{"input_ids": ids, "labels": ids} for ids in torch.randint(0, 256, (8, 16))]

# here: the variant


def train(args):
    torch.manual_seed(0)
    trainer = Trainer(model=causal_lm("Qwen/Qwen3-0.6B"), args=args, train_dataset=rows)
    trainer.train()
    return trainer


def recomputing(**options):
    return train(
        TrainingArguments(
            output_dir="out", max_steps=2, gradient_checkpointing=True, gradient_checkpointing_kwargs=options
        )
    )


trainer = train(args)
assert trainer.model.is_gradient_checkpointing
assert all(layer.gradient_checkpointing for layer in trainer.model.model.layers)
assert not trainer.model.config.use_cache, "v5 turns the cache off"

half = recomputing(every_n_layers=2)
assert [layer.gradient_checkpointing for layer in half.model.model.layers] == [True, False, True, False]

plain = train(TrainingArguments(output_dir="out", max_steps=2))
for other in (half, recomputing(offload=True)):
    for a, b in zip(plain.model.parameters(), other.model.parameters()):
        torch.testing.assert_close(a, b, atol=1e-4, rtol=1e-3)
