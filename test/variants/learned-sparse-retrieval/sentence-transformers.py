from tiny import tokenizer
from transformers import BertConfig, BertForMaskedLM

words = tokenizer("naver/splade-v3")
config = BertConfig(
    vocab_size=len(words),
    hidden_size=32,
    num_hidden_layers=2,
    num_attention_heads=2,
    intermediate_size=64,
    pad_token_id=words.pad_token_id,
)
BertForMaskedLM(config).save_pretrained("naver/splade-v3")
passages = ["an inverted index holds lists", "a cat", "weights over the vocabulary"]

# here: the variant

assert documents.shape == (3, len(words)) and queries.shape == (1, len(words))
assert all((row.coalesce().values() > 0).sum() <= 128 for row in documents)
assert (queries[0].coalesce().values() > 0).sum() <= 24
