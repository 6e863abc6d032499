from tiny import causal_lm

causal_lm("Qwen/Qwen3-0.6B", eos_token_id=None)

# here: the variant

passages = ["a text of some length " * 8, "short one " * 5, "x" * 120]
texts = rewrite(passages, batch=2)
assert len(texts) == 3
for text, passage in zip(texts, passages, strict=True):
    assert text is None or 0.3 * len(passage) < len(text) < 1.5 * len(passage)
