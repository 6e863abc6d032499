import torch
from tiny import causal_lm

model = causal_lm("model").to("cuda")
torch.manual_seed(0)
ids = torch.randint(0, 250, (2, 200), device="cuda")

# here: the variant

logits, cache = read_and_evict(model, ids, keep=64, window=16)
assert all(layer.keys.shape == layer.values.shape == (2, 2, 64, 16) for layer in cache.layers)
whole = model.generate(ids, max_new_tokens=12, min_new_tokens=12, do_sample=False)[:, 200:]
kept = answer(model, ids, new=12, keep=200, window=16)
assert (kept == whole).all(), "keeping everything changes nothing"
assert answer(model, ids, new=12, keep=64, window=16).shape == (2, 12)

# What is kept is what the last tokens attend to: against eager attention of the first layer.
model.set_attn_implementation("eager")
with torch.no_grad():
    weights = model(ids, output_attentions=True).attentions[0][:, :, -16:, :184]
_, cache = read_and_evict(model, ids, keep=64, window=16)
mass = weights.unflatten(1, (2, 2)).sum((2, 3))
full = DynamicCache(config=model.config)
with torch.no_grad():
    model(ids, past_key_values=full)
kept_keys, all_keys = cache.layers[0].keys[0, 0], full.layers[0].keys[0, 0, :184]
index = torch.cdist(kept_keys[:48], all_keys).argmin(1)
assert mass[0, 0, index].sum() > 48 / 184 * mass[0, 0].sum(), "more attention than the same number of any tokens"
