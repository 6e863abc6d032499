import importlib.util
import sys

if importlib.util.find_spec("vllm") is None:
    print("vLLM is not installed; not run")
    sys.exit(77)

from tiny import causal_lm

name = "Qwen/Qwen3-0.6B"
causal_lm(name, max_position_embeddings=8192)
prompts = [f"Question {i}: " + "why? " * (i % 7) for i in range(64)]

# here: the variant
