"""Packed rows have the wanted length and hold the texts in order."""

from importlib.util import find_spec

if not find_spec("datasets"):
    raise SystemExit(77)

from datasets import Dataset
from tiny import tokenizer as make_tokenizer

tokenizer = make_tokenizer("tokenizer")
texts = [f"text number {i} " * 200 for i in range(40)]
dataset = Dataset.from_dict({"text": texts, "id": list(range(40))})
# here: the variant

flat = [i for text in texts for i in [*tokenizer(text)["input_ids"], tokenizer.eos_token_id]]
got = [i for row in train["input_ids"] for i in row.tolist()]
assert train.column_names == ["input_ids"] and all(len(row) == 2048 for row in train["input_ids"])
assert got[:2048] == flat[:2048]
assert 0.8 * len(flat) < len(got) <= len(flat)  # what is left over in each batch of a process is dropped
