import torch
from tiny import causal_lm

device = "cuda" if torch.cuda.is_available() else "cpu"
prefiller = causal_lm("first").to(device)
decoder = causal_lm("second")  # the same weights on the CPU
ids = torch.randint(0, 200, (2, 20), device=device)

# here: the variant

whole = decoder.generate(
    ids.cpu(), max_new_tokens=32, min_new_tokens=32, do_sample=False, attention_mask=torch.ones_like(ids.cpu())
)[:, 20:]
assert tokens.shape == (2, 32)
assert torch.equal(tokens[:, :4].cpu(), whole[:, :4])
config = decoder.config
assert size == ids.numel() * 2 * config.num_hidden_layers * config.num_key_value_heads * config.head_dim * 4
