import torch
from tiny import causal_lm

model = causal_lm("Qwen/Qwen3-0.6B").cuda()
model.generation_config.eos_token_id = None
model.config.use_cache = False
model.gradient_checkpointing_enable()
prompt = ids = torch.randint(0, 256, (2, 12), device="cuda")
inputs = {"input_ids": ids, "attention_mask": torch.ones_like(ids)}
max_new_tokens = 40

passed = []
hook = model.register_forward_pre_hook(
    lambda _, args, kwargs: passed.append((kwargs["input_ids"] if not args else args[0]).shape[1]), with_kwargs=True
)

# here: the variant

assert out.shape == (2, 12 + 256)
assert torch.equal(ids, out[:, : 12 + max_new_tokens])
assert passed == [12] + [1] * 255 + [12] + [1] * (max_new_tokens - 1)
assert cache.get_seq_length() == 12 + max_new_tokens - 1

passed.clear()
again = model.generate(**inputs, max_new_tokens=8, use_cache=False)
assert torch.equal(again, out[:, :20])
assert passed == list(range(12, 20)), "without a cache every pass takes all tokens again"
