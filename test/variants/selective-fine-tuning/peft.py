import torch
from tiny import causal_lm

model = causal_lm("Qwen/Qwen3-0.6B")
new_token_ids = [3, 5]

# here: the variant

share = {}
for config in (scales, norms, prompt, tokens):
    tuned = get_peft_model(causal_lm("Qwen/Qwen3-0.6B"), config).train()
    ids = torch.randint(0, 256, (2, 16))
    params = [p for p in tuned.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(params, lr=1e-2)
    losses = []
    for _ in range(8):
        loss = tuned(input_ids=ids, labels=ids).loss
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
    assert losses[-1] < losses[0], (type(config).__name__, losses)
    trainable, everything = tuned.get_nb_trainable_parameters()
    assert trainable < 0.02 * everything
