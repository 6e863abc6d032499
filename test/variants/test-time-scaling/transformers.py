import random

import torch
from tiny import causal_lm

device = "cuda" if torch.cuda.is_available() else "cpu"
model = causal_lm("Qwen/Qwen3-0.6B", eos_token_id=None).to(device)
from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("Qwen/Qwen3-0.6B")
prompt = "What is six times seven?"
model.generation_config.max_length = None
limits = {"max_new_tokens": 6}
generate = model.generate


def short(*args, **kwargs):
    return generate(*args, **{**kwargs, **limits, "pad_token_id": tokenizer.pad_token_id})


model.generate = short
answers = []


def extract(text):
    answers.append("42" if len(answers) % 4 < 3 else str(random.random()))
    return answers[-1]


# here: the variant

assert out.shape == (16, inputs["input_ids"].shape[1] + 6)
assert len({tuple(row.tolist()) for row in out}) > 1, "samples differ"
assert torch.equal(out[:, : inputs["input_ids"].shape[1]], repeated["input_ids"])

winner, drawn = vote(prompt)
assert winner == "42" and drawn == 12, (winner, drawn)

# one prefill and a repeated cache continue as the plain call does
greedy = generate(**inputs, do_sample=False, max_new_tokens=6, pad_token_id=tokenizer.pad_token_id)
cache = DynamicCache(config=model.config)
with torch.inference_mode():
    model(inputs["input_ids"][:, :-1], past_key_values=cache, use_cache=True)
cache.batch_repeat_interleave(3)
rows = {name: value.repeat_interleave(3, 0) for name, value in inputs.items()}
again = generate(**rows, past_key_values=cache, do_sample=False, max_new_tokens=6, pad_token_id=tokenizer.pad_token_id)
assert (again == greedy).all()
