import os

os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="29651", RANK="0", LOCAL_RANK="0", WORLD_SIZE="1")

import torch
from tiny import causal_lm

name = "Qwen/Qwen3-0.6B"
causal_lm(name)
ids = torch.arange(32)
dataset = [{"input_ids": ids, "labels": ids}] * 16

# here: the variant

from torch.distributed.fsdp import FSDPModule

assert trainer.train().global_step == 6
assert isinstance(trainer.model_wrapped, FSDPModule)
assert all(isinstance(layer, FSDPModule) for layer in trainer.model_wrapped.model.layers)
torch.distributed.destroy_process_group()
