import importlib.util
import sys

if importlib.util.find_spec("bitsandbytes") is None:
    print("bitsandbytes is not installed; not run")
    sys.exit(77)

import bitsandbytes as bnb
import torch

model = torch.nn.Sequential(*(torch.nn.Linear(1024, 1024) for _ in range(8))).cuda()

# here: the variant
