import importlib.util
import sys

if importlib.util.find_spec("vllm") is None:
    print("vLLM is not installed; not run")
    sys.exit(77)

from tiny import causal_lm

name = "Qwen/Qwen3-0.6B"
causal_lm(name)
prompts = ["Answer in one word.\n" * 50 + f"Question {i}: why?" for i in range(16)]

# here: the variant
