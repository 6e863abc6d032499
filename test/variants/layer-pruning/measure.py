import torch
from tiny import causal_lm

model = causal_lm("model", num_hidden_layers=8).to("cuda")
torch.manual_seed(0)
groups = {name: [torch.randint(0, 250, (1, 64), device="cuda")] for name in ("text", "code")}
prompt = groups["text"][0][:, :16]

# here: the variant
