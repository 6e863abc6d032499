from tiny import causal_lm

causal_lm("Qwen/Qwen3-0.6B")

# here: the variant

assert model.get_input_embeddings().weight.shape[0] % 64 == 0 and model.config.vocab_size % 64 == 0
assert model.get_output_embeddings().weight.shape[0] == model.config.vocab_size >= len(tokenizer)
rows = [{"input_ids": list(range(n)), "labels": list(range(n))} for n in (5, 30)]
assert collator(rows)["input_ids"].shape == (2, 64)
