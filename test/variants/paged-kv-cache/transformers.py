import functools
import importlib.util
import sys

import torch
import transformers
from tiny import causal_lm

if not torch.cuda.is_available():
    print("continuous batching sizes its cache from GPU memory; not run on a CPU")
    sys.exit(77)
causal_lm("Qwen/Qwen3-4B")
prompts = ["a long question about many things", "short", "of middle length"]
load = transformers.AutoModelForCausalLM.from_pretrained


def load_without_flash(name, attn_implementation, **options):
    """Another kernel where that of the page is not installed; no end token, so that all answers are full."""
    if importlib.util.find_spec("flash_attn") is None:
        attn_implementation = "paged|sdpa"
    model = load(name, attn_implementation=attn_implementation, **options)
    model.generation_config.eos_token_id = None
    return model


transformers.AutoModelForCausalLM.from_pretrained = load_without_flash
transformers.generation.ContinuousBatchingConfig = functools.partial(
    transformers.generation.ContinuousBatchingConfig, max_memory_percent=0.05
)

# here: the variant

assert len(results) == 3
assert sorted(len(result.prompt_ids) for result in results.values()) == sorted(len(p) for p in prompts)
assert all(1 <= len(result.generated_tokens) <= 256 for result in results.values())
