from tiny import causal_lm

causal_lm("Qwen/Qwen3-0.6B", max_position_embeddings=8192)

# here: the variant

from transformers import DynamicCache

device = "cuda" if torch.cuda.is_available() else "cpu"
model = model.to(device).eval()
if device == "cpu":
    model.set_attn_implementation("sdpa")
ids = torch.randint(0, 256, (1, 3000), device=device)
cache = DynamicCache(config=model.config)
with torch.no_grad():
    logits = model(ids, past_key_values=cache, use_cache=True).logits
assert logits.isfinite().all()
held = [layer.keys.shape[2] for layer in cache.layers]
assert held[3] == 3000 and all(n <= 1024 for n in held[:3]), held
