import functools

import torch
from tiny import causal_lm
from transformers import AutoTokenizer, ContinuousBatchingConfig

model = causal_lm("Qwen/Qwen3-0.6B", head_dim=32, tie_word_embeddings=False).to("cuda")
tokenizer = AutoTokenizer.from_pretrained("Qwen/Qwen3-0.6B")
prompts = ["one", "a longer prompt " * 6, "and a third of middling length", "four"]

# A small pool: by itself the engine takes most of the memory that is free.
small = ContinuousBatchingConfig(num_blocks=16, max_batch_tokens=256)
model.generate_batch = functools.partial(model.generate_batch, continuous_batching_config=small)

# here: the variant

assert len(texts) == len(prompts) and all(isinstance(text, str) for text in texts)
for ids, result in zip(inputs, results.values()):
    assert result.error is None
    assert list(result.prompt_ids) == ids, "results come in the order of the prompts"
    made = result.generated_tokens
    assert len(made) == 256 or made[-1] == model.config.eos_token_id

alone = [
    model.generate(torch.tensor([ids], device="cuda"), max_new_tokens=8, do_sample=False)[0, len(ids) :].tolist()
    for ids in inputs
]
same = sum(result.generated_tokens[: len(tokens)] == tokens for result, tokens in zip(results.values(), alone))
assert same >= 3, "near ties may flip, but not many among so few"

# Without the end token nothing ends early, whatever the model was configured with.
end = model.config.eos_token_id = model.generation_config.eos_token_id = results["req_0"].generated_tokens[2]
for eos, length in ((None, 12), (end, results["req_0"].generated_tokens.index(end) + 1)):
    config = GenerationConfig(max_new_tokens=12, eos_token_id=eos)
    (result,) = model.generate_batch(inputs=inputs[:1], generation_config=config).values()
    assert len(result.generated_tokens) == length, (eos, result.generated_tokens)
