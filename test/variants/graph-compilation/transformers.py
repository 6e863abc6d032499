import torch
from tiny import causal_lm
from torch._dynamo.utils import counters
from transformers import Trainer

rows = [{"input_ids": ids, "labels": ids} for ids in torch.randint(0, 256, (16, 16))]

# here: the variant

torch.manual_seed(0)
model = causal_lm("Qwen/Qwen3-0.6B", num_hidden_layers=2)
plain = causal_lm("Qwen/Qwen3-0.6B", num_hidden_layers=2).to(args.device)
trainer = Trainer(model=model, args=args, train_dataset=rows)
trainer.train()
assert args.torch_compile_backend == "inductor" and counters["stats"]["unique_graphs"] == 1
assert type(trainer.model_wrapped).__name__ == "OptimizedModule"

plain.load_state_dict(model.state_dict())
ids = torch.stack([row["input_ids"] for row in rows]).to(args.device)
with torch.no_grad():
    torch.testing.assert_close(trainer.model_wrapped.eval()(ids).logits, plain(ids).logits, atol=1e-3, rtol=1e-2)
