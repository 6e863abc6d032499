"""The count is close to what the flop counter sees for forward and backward together."""

import torch
from tiny import causal_lm
from torch.utils.flop_counter import FlopCounterMode

causal_lm("Qwen/Qwen3-0.6B", attn_implementation="eager")
# here: the variant

ids = torch.randint(256, (2, 512))
model = AutoModelForCausalLM.from_pretrained("Qwen/Qwen3-0.6B", attn_implementation="eager").train()
with FlopCounterMode(display=False) as counter:
    model(input_ids=ids, labels=ids).loss.backward()
seen = counter.get_total_flops() / ids.numel()
# Eager attention computes the masked half too, hence twice the causal product of a context of 512.
counted = 6 * (n + head) + 2 * attention * 512 / context
assert abs(counted / seen - 1) < 0.05, (counted, seen)
