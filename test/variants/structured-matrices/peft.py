import torch
from tiny import causal_lm

model = causal_lm("Qwen/Qwen3-0.6B")

# here: the variant

ids = torch.randint(0, 256, (2, 16))
for config in (kronecker, butterfly):
    base = causal_lm("Qwen/Qwen3-0.6B")
    size = sum(p.numel() for p in base.parameters())
    tuned = get_peft_model(base, config).train()
    optimizer = torch.optim.AdamW((p for p in tuned.parameters() if p.requires_grad), lr=1e-2)
    losses = []
    for _ in range(8):
        loss = tuned(input_ids=ids, labels=ids).loss
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
    assert losses[-1] < losses[0], losses
    tuned.eval()
    with torch.no_grad():
        before = tuned(ids).logits
        merged = tuned.merge_and_unload()
        torch.testing.assert_close(merged(ids).logits, before, atol=1e-3, rtol=1e-3)
    assert sum(p.numel() for p in merged.parameters()) == size
