import torch
from tiny import causal_lm

model = causal_lm("Qwen/Qwen3-0.6B").cuda()
model.generation_config.eos_token_id = None
model.save_pretrained("Qwen/Qwen3-0.6B")  # a draft with the same weights, so that it is often right
ids = torch.randint(0, 256, (1, 8), device="cuda").repeat(1, 4)
inputs = {"input_ids": ids, "attention_mask": torch.ones_like(ids)}
plain = model.generate(**inputs, max_new_tokens=256)
passes, outs = [], []
model.register_forward_hook(lambda *_: passes.append(1))
generate = model.generate


def counted(**options):
    passes.clear()
    outs.append((generate(**options), len(passes)))
    return outs[-1][0]


model.generate = counted

# here: the variant

(drafted, with_draft), (looked_up, with_lookup) = outs
assert torch.equal(drafted, plain) and torch.equal(looked_up, plain), "the output is that of greedy search"
assert with_draft <= 256 / 2, with_draft
assert with_lookup < 256, with_lookup

two = {name: tensor.repeat(2, 1) for name, tensor in inputs.items()}
for option in ({"assistant_model": draft}, {"prompt_lookup_num_tokens": 10}):
    try:
        generate(**two, **option, max_new_tokens=8)
    except ValueError as error:
        assert "batch_size = 1" in str(error)
    else:
        raise AssertionError("a batch was accepted")
assert generate(**inputs, assistant_model=draft, do_sample=True, max_new_tokens=8).shape[1] == 40
