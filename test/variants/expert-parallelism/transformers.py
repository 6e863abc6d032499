import os
import subprocess
import sys

import torch
from tiny import tokenizer
from transformers import Qwen3MoeConfig, Qwen3MoeForCausalLM

path = "Qwen/Qwen3-30B-A3B"
if "RANK" not in os.environ:
    words = tokenizer(path)
    torch.manual_seed(0)
    config = Qwen3MoeConfig(
        vocab_size=len(words),
        hidden_size=64,
        intermediate_size=128,
        moe_intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        head_dim=16,
        num_experts=8,
        num_experts_per_tok=2,
        pad_token_id=words.pad_token_id,
        eos_token_id=words.eos_token_id,
        bos_token_id=None,
    )
    Qwen3MoeForCausalLM(config).save_pretrained(path)
    processes = torch.cuda.device_count() or 2
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", str(processes)]
    sys.exit(subprocess.run([*command, __file__]).returncode)

# here: the variant

ids = torch.arange(5, 25)[None].to(model.device)
with torch.no_grad():
    got = model(ids).logits.float().cpu()
    expected = Qwen3MoeForCausalLM.from_pretrained(path)(ids.cpu()).logits
assert (got - expected).abs().max() < 1e-2, (got - expected).abs().max()
stored = model.model.layers[0].mlp.experts.gate_up_proj
held = getattr(stored, "to_local", lambda: stored)().shape[0]
assert held == 8 // int(os.environ["WORLD_SIZE"]), "each rank holds its own experts"
if torch.distributed.is_initialized():
    torch.distributed.destroy_process_group()
