"""Both losses fall together, the generator shares the words, and the autoencoder has a loss."""

import torch
from tiny import tokenizer as make_tokenizer

tokenizer = make_tokenizer("tokenizer")
tokenizer.add_special_tokens({"mask_token": "<|mask|>"})
torch.manual_seed(0)
images = torch.randn(2, 3, 224, 224)
# here: the variant

assert generator.get_input_embeddings().weight is discriminator.get_input_embeddings().weight
text = [tokenizer(f"the number {i} follows {i - 1}", padding="max_length", max_length=24) for i in range(16)]
params = {p for model in (generator, discriminator) for p in model.parameters()}
optimizer = torch.optim.AdamW(params, lr=1e-3)
seen = []
for _ in range(6):
    loss = pretraining_loss(collate([dict(row) for row in text]))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    seen.append(loss.item())
assert seen[-1] < seen[0], seen
assert all(p.grad is not None for p in discriminator.parameters())
assert loss.isfinite() and autoencoder.config.mask_ratio == 0.75
