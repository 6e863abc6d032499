import sys

import torch
from tiny import causal_lm
from transformers import AutoModelForCausalLM, AutoTokenizer

causal_lm("Qwen/Qwen3-0.6B")
device = "cuda" if torch.cuda.is_available() else "cpu"
tokenizer = AutoTokenizer.from_pretrained("Qwen/Qwen3-0.6B")
model = AutoModelForCausalLM.from_pretrained(
    "Qwen/Qwen3-0.6B", dtype=torch.float16, attn_implementation="sdpa"
).to(device)
model.generation_config.eos_token_id = None
prompts = ["a long question about many things", "short", "of middle length"]


def predicted_tokens(prompt):
    return len(prompt)


if device == "cpu":
    print("continuous batching sizes its cache from GPU memory; not run on a CPU")
    sys.exit(77)

# here: the variant

assert [prompts[i] for i in order] == ["short", "of middle length", "a long question about many things"]
assert len(outputs) == 3
for output in outputs.values():
    assert 1 <= len(output.generated_tokens) <= 256
