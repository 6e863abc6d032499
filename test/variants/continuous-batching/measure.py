"""A stand-in with the call of vLLM's `LLM` over a tiny model: it tries the measurement, not the engine."""

import torch
from tiny import causal_lm
from transformers import AutoTokenizer

causal_lm("Qwen/Qwen3-0.6B")


class Llm:
    def __init__(self):
        from transformers import AutoModelForCausalLM

        self.model = AutoModelForCausalLM.from_pretrained("Qwen/Qwen3-0.6B").to("cuda")
        self.tokenizer = AutoTokenizer.from_pretrained("Qwen/Qwen3-0.6B", padding_side="left")

    def generate(self, prompts, params, use_tqdm):
        inputs = self.tokenizer(prompts, return_tensors="pt", padding=True, return_token_type_ids=False).to("cuda")
        return self.model.generate(**inputs, **params)


llm = Llm()
params = {"max_new_tokens": 12, "do_sample": False}
prompts = [f"prompt {i}" for i in range(12)]

# here: the variant

assert requests_per_second(together, prompts) > 2 * requests_per_second(one_by_one, prompts)
