import torch
from tiny import causal_lm, tokenizer

model = causal_lm("reader")
tokenizer = tokenizer("reader")

# here: the variant

prefix, calls = "Instructions.\n\nA long document about bridges.\n", []
model.register_forward_pre_hook(
    lambda m, a, k: calls.append((a[0] if a else k["input_ids"]).shape[1]), with_kwargs=True
)
for question in ("When?", "Where?"):
    ids = tokenizer(prefix + question, return_tensors="pt").input_ids
    whole = model.generate(ids, max_new_tokens=8, do_sample=False)
    calls.clear()
    assert answer(prefix, question, 8) == tokenizer.decode(whole[0, ids.shape[1] :], skip_special_tokens=True)
    first = [calls[0]] if question == "When?" else []
    assert calls[: len(first) + 1] == first + [len(question)], calls
assert len(prefixes) == 1 and prefixes[prefix].get_seq_length() == len(prefix)
