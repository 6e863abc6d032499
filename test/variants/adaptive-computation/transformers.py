"""Below the threshold the large model's text is returned, above it the small one's."""

from tiny import causal_lm

causal_lm("Qwen/Qwen3-0.6B")
causal_lm("Qwen/Qwen3-8B", hidden_size=96, num_hidden_layers=6)
# here: the variant

prompts = ["The capital of France is", "One plus one", "Water boils at a temperature of"]
mine, none = answer(prompts, threshold=0.0, max_new_tokens=8)
theirs, all_of_them = answer(prompts, threshold=1.01, max_new_tokens=8)
assert none == [] and all_of_them == [0, 1, 2]
assert mine != theirs and len(mine) == len(theirs) == 3
batch = tokenizer(prompts, return_tensors="pt", padding=True).to(large.device)
plain = large.generate(**batch, do_sample=False, max_new_tokens=8)[:, batch["input_ids"].shape[1] :]
assert theirs == tokenizer.batch_decode(plain, skip_special_tokens=True)
