import torch
from tiny import causal_lm

assert torch.cuda.is_available(), "offloads from a GPU"
causal_lm("Qwen/Qwen3-0.6B")

# here: the variant

from accelerate import cpu_offload

ids = torch.randint(0, 200, (1, 8))
with torch.no_grad():
    expected = model(ids.to(model.device)).logits.cpu()
    fresh = AutoModelForCausalLM.from_pretrained("Qwen/Qwen3-0.6B", dtype="auto")
    offloaded = cpu_offload(fresh, execution_device=0)
    torch.testing.assert_close(offloaded(ids.to(0)).logits.cpu(), expected, rtol=1e-3, atol=1e-3)
assert next(offloaded.parameters()).device.type == "meta"
