import torch
from tiny import tokenizer as save_tokenizer
from transformers import Qwen3MoeConfig, Qwen3MoeForCausalLM

tokenizer = save_tokenizer("words")
for path, count in (("Qwen/Qwen3-30B-A3B", 16), ("pruned", 12)):
    torch.manual_seed(0)
    config = Qwen3MoeConfig(
        vocab_size=len(tokenizer),
        hidden_size=64,
        intermediate_size=128,
        moe_intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        head_dim=16,
        num_experts=count,
        num_experts_per_tok=2,
        pad_token_id=tokenizer.pad_token_id,
        eos_token_id=tokenizer.eos_token_id,
        bos_token_id=None,
    )
    Qwen3MoeForCausalLM(config).save_pretrained(path)
held_out = {"alike": ["a token goes to two experts of sixteen"], "unlike": ["0123456789 9876543210"]}

# here: the variant
