import torch
from tiny import causal_lm

model = causal_lm("Qwen/Qwen3-0.6B", num_hidden_layers=2).cuda()
model.generation_config.eos_token_id = None
prompt_len, max_new_tokens = 16, 24
ids = torch.randint(0, 256, (1, prompt_len), device="cuda")
inputs = {"input_ids": ids, "attention_mask": torch.ones_like(ids)}
wanted = model.generate(**inputs, max_new_tokens=256)

# here: the variant

assert torch.equal(out, wanted)

with torch.no_grad():
    step = model(ids, past_key_values=cache).logits[:, -1:].argmax(-1)
    addresses = [layer.keys.data_ptr() for layer in cache.layers]
    tokens = [step]
    with torch._dynamo.config.patch(error_on_recompile=False):
        for _ in range(max_new_tokens - 1):
            step = decode(step, past_key_values=cache).logits[:, -1:].argmax(-1).clone()
            tokens.append(step)
assert torch.equal(torch.cat([ids, *tokens], 1), wanted[:, : prompt_len + max_new_tokens])
assert [layer.keys.data_ptr() for layer in cache.layers] == addresses, "written in place"
assert cache.layers[0].keys.shape[2] == prompt_len + max_new_tokens
