import torch
from tiny import causal_lm

model = causal_lm("model", num_hidden_layers=10).to("cuda")
inputs = {"input_ids": torch.arange(5, 25, device="cuda")[None]}
with torch.no_grad():
    before = model(**inputs).logits

# here: the variant

assert even_pattern(10, 1.25) == [0, 1, 2, 4, 5, 7, 8, 9], even_pattern(10, 1.25)
assert even_pattern(32, 2)[:2] == [0, 1] and even_pattern(32, 2)[-2:] == [30, 31] and len(even_pattern(32, 2)) == 16
with torch.no_grad():
    torch.testing.assert_close(model(**inputs).logits, before)
    with running_only(model, [0, 1, 8, 9]):
        assert len(model.model.layers) == 4
        with_cache = model.generate(**inputs, max_new_tokens=6, min_new_tokens=6, do_sample=False)
        without = model.generate(**inputs, max_new_tokens=6, min_new_tokens=6, do_sample=False, use_cache=False)
        assert (with_cache == without).all()
    assert len(model.model.layers) == 10
    torch.testing.assert_close(model(**inputs).logits, before)
