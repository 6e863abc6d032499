import torch
from tiny import causal_lm
from tiny import tokenizer as make_tokenizer

tokenizer = make_tokenizer("tokenizer")
model = causal_lm("Qwen/Qwen3-0.6B").cuda()
lengths = torch.tensor([30, 60, 120, 240])
ids = torch.randint(0, 256, (4, 240))
ids[torch.arange(240) >= lengths[:, None]] = tokenizer.pad_token_id
loader = [{"input_ids": ids}] * 60


def train_step(batch):
    ids = batch["input_ids"].cuda()
    model(input_ids=ids, labels=ids.masked_fill(ids == tokenizer.pad_token_id, -100)).loss.backward()
    model.zero_grad()


# here: the variant

assert rate > 0
assert abs(padding - (1 - 450 / 960)) < 1e-9
