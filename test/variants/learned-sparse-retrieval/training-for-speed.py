import torch
from sentence_transformers import SparseEncoder
from tiny import tokenizer
from transformers import BertConfig, BertForMaskedLM

words = tokenizer("model")
config = BertConfig(
    vocab_size=len(words),
    hidden_size=32,
    num_hidden_layers=1,
    num_attention_heads=2,
    intermediate_size=64,
    pad_token_id=words.pad_token_id,
)
BertForMaskedLM(config).save_pretrained("model")
model = SparseEncoder("model")

# here: the variant

loss.document_regularizer_weight = loss.query_regularizer_weight = 3.0  # strong, to see it in a few steps
texts = ["a cat sat", "weights of words", "an inverted index", "lists of documents"]


def features():
    inputs = model.preprocess(texts)
    return {name: value.to(model.device) for name, value in inputs.items() if torch.is_tensor(value)}


def weight():
    return model.encode_document(texts).to_dense().sum().item()


start = weight()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
model.train()
for _ in range(20):
    sum(loss([features(), features()], None).values()).backward()
    optimizer.step()
    optimizer.zero_grad()
assert weight() < start, (start, weight())
