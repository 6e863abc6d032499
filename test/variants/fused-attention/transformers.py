"""The last line of the page needs a kernel; where that is missing it has to say so, and the rest is checked."""

import torch
from tiny import causal_lm

causal_lm("Qwen/Qwen3-4B")

try:
    # here: the variant
except ImportError as missing:
    assert "flash" in str(missing).lower(), missing
    print("without FlashAttention:", missing)
else:
    assert model.config._attn_implementation == "flash_attention_2"
    model.set_attn_implementation("sdpa")

assert model.dtype == torch.bfloat16 and model.config._attn_implementation == "sdpa"
model = model.to("cuda").eval()
ids = torch.randint(0, 256, (2, 32), device="cuda")
with torch.inference_mode():
    fused = model(ids).logits
    model.set_attn_implementation("eager")
    eager = model(ids, output_attentions=True)
    model.set_attn_implementation("sdpa")
    assert not model(ids, output_attentions=True).attentions, "fused attention has no weights to give"
torch.testing.assert_close(fused, eager.logits, atol=3e-2, rtol=3e-2)
assert eager.attentions[0].shape == (2, 4, 32, 32)
