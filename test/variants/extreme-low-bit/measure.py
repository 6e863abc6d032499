import torch
from tiny import causal_lm

original, candidates = "original", ["narrow"]
causal_lm("original")
causal_lm("narrow", hidden_size=32)
ids = torch.arange(200)[None].to("cuda") % 250

# here: the variant
