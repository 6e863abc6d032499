import torch
from tiny import tokenizer as words
from transformers import BertConfig, BertForSequenceClassification

path = "cross-encoder/ms-marco-MiniLM-L6-v2"
size = len(words(path))
torch.manual_seed(0)
BertForSequenceClassification(
    BertConfig(
        vocab_size=size, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, num_labels=1
    )
).save_pretrained(path)
question = "When was the bridge built?"
passages = [
    "The bridge was built in 1911. " + "It is painted green. " * 40,
    "Boats pass below it. " * 40 + "The river is deep.",
]

# here: the variant

assert 0 < len(context) <= 2000
sentences = re.split(r"(?<=[.!?])\s+", " ".join(passages).strip())
assert all(s in sentences for s in re.split(r"(?<=[.!?])\s+", context))
assert select(question, passages, budget=10) == ""
