import importlib.util
import sys

if importlib.util.find_spec("optimum") is None:
    print("optimum-quanto is not installed; not run")
    sys.exit(77)

from tiny import causal_lm

model = causal_lm("Qwen/Qwen3-0.6B", vocab_size=30000, num_hidden_layers=2, max_position_embeddings=40000).cuda()

# here: the variant
