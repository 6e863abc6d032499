import torch
from tiny import causal_lm

from peft import LoraConfig, get_peft_model

torch.manual_seed(0)
model = causal_lm("Qwen/Qwen3-0.6B").cuda()
everything = sum(p.numel() for p in model.parameters())
base = causal_lm("Qwen/Qwen3-0.6B").cuda()
ids = torch.randint(0, 256, (2, 16), device="cuda")

trained = get_peft_model(causal_lm("Qwen/Qwen3-0.6B"), LoraConfig(task_type="CAUSAL_LM")).cuda()
assert set(trained.peft_config["default"].target_modules) == {"q_proj", "v_proj"}, "what the page calls the default"
for name, p in trained.named_parameters():
    if "lora_B" in name:
        torch.nn.init.normal_(p, std=0.1)
trained.save_pretrained("adapter")
with torch.no_grad():
    wanted, untouched = trained(ids).logits, base(ids).logits

# here: the variant

layers = causal_lm("Qwen/Qwen3-0.6B").model.layers.modules()
rank_16 = sum(16 * (m.in_features + m.out_features) for m in layers if isinstance(m, torch.nn.Linear))
assert sum(p.numel() for p in optimizer.param_groups[0]["params"]) == rank_16 < everything

with torch.no_grad():
    merged = model(ids).logits
torch.testing.assert_close(merged, wanted, rtol=1e-3, atol=1e-4)
assert not torch.allclose(merged, untouched, atol=1e-3)
assert not any("lora" in name for name, _ in model.named_modules())
