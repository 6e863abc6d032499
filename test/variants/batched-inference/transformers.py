import torch
from tiny import tokenizer
from transformers import BertConfig, BertForSequenceClassification

name = "distilbert/distilbert-base-uncased-finetuned-sst-2-english"
words = tokenizer(name)
torch.manual_seed(0)
BertForSequenceClassification(
    BertConfig(
        vocab_size=len(words),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        pad_token_id=words.pad_token_id,
        initializer_range=0.5,
    )
).save_pretrained(name)
texts = [f"text {i} " + "and more " * (i * 37 % 50) for i in range(150)]

# here: the variant

shapes = []
classify.model.register_forward_pre_hook(
    lambda _, args, kwargs: shapes.append(kwargs["input_ids"].shape), with_kwargs=True
)
singly = [classify(text)[0] for text in texts]
assert len(shapes) == len(texts), "one text at a time is a batch of one, whatever batch_size says"
assert len({one["label"] for one in singly}) == 2
for one, other in zip(singly, results):
    assert one["label"] == other["label"] and abs(one["score"] - other["score"]) < 1e-3, (one, other)

shapes.clear()
assert len(list(classify(texts[i] for i in order))) == len(texts)
assert [rows for rows, _ in shapes] == [64, 64, 22]
by_length = sum(rows * tokens for rows, tokens in shapes)
shapes.clear()
list(classify(text for text in texts))
assert by_length < 0.8 * sum(rows * tokens for rows, tokens in shapes)
