import torch
from tiny import tokenizer as words
from transformers import BertConfig, BertForTokenClassification

path = "microsoft/llmlingua-2-bert-base-multilingual-cased-meetingbank"
size = len(words(path))
torch.manual_seed(0)
BertForTokenClassification(
    BertConfig(
        vocab_size=size, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, num_labels=2
    )
).save_pretrained(path)
text = "The meeting began at 9.30 and the board heard from Acme that sales rose by 12 percent over the year before."

# here: the variant

kept = short.split()
assert 0.3 * len(text.split()) < len(kept) < len(text.split()), kept
assert "9" in short and "30" in short and "12" in short
rest = text
for word in kept:  # in their order, nothing invented
    at = rest.find(word)
    assert at >= 0, (word, rest)
    rest = rest[at + len(word) :]
assert len(compress(text, rate=0.2)) < len(short)
