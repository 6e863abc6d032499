import torch
from tiny import causal_lm

model = causal_lm("model", num_hidden_layers=6).to("cuda")
inputs = {"input_ids": torch.arange(5, 25, device="cuda")[None]}
inputs["attention_mask"] = torch.ones_like(inputs["input_ids"])
expected = model.generate(**inputs, do_sample=False, max_new_tokens=32)

# here: the variant

assert out.shape == expected.shape and (out == expected).all()
