"""Every answer is one of the choices, in a padded batch too, and an allowed best token stays the best."""

import torch
from tiny import causal_lm
from transformers import AutoTokenizer

model = causal_lm("tiny", vocab_size=300, initializer_range=0.3)
model = model.to("cuda" if torch.cuda.is_available() else "cpu")
tokenizer = AutoTokenizer.from_pretrained("tiny")
prompts = ["The film was", "I would not go there again, the answer is", "x"]
# here: the variant

assert len(answers) == 3
# eight bytes are enough for two of the choices, "positive" ends without its end token
assert all(any(choice.startswith(answer) for choice in ("positive", "negative", "neutral")) for answer in answers)
assert all(len(answer) >= 7 for answer in answers), answers
scores = torch.randn(2, 300, device=model.device)
masked = OneOf(table)(batch["input_ids"][:2], scores)
first = tokenizer("pn")["input_ids"]
assert masked.isfinite().nonzero()[:, 1].unique().tolist() == sorted(first)
assert torch.equal(masked[:, first], scores[:, first])
