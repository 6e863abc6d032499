import random

from tiny import causal_lm
from tiny import tokenizer as make_tokenizer
from transformers import DataCollatorWithFlattening, Trainer

tokenizer = make_tokenizer("tokenizer")
draw = random.Random(0)
texts = ["x" * draw.choice((20, 40, 80, 160, 1000)) for _ in range(256)]


class Texts:
    """As much of a data set as `map` needs: columns of equal length."""

    def map(self, function, batched):
        assert batched
        columns = function({"text": texts})
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


dataset = Texts()

# here: the variant

lengths = [len(row["input_ids"]) for row in tokenized]
assert lengths == [min(len(text), 512) for text in texts], "not padded, and cut"

pair = [tokenized[lengths.index(20)], tokenized[lengths.index(40)]]
batch = collate(pair)
assert batch["input_ids"].shape == (2, 40) and batch["attention_mask"].sum() == 60


def padding(args):
    trainer = Trainer(causal_lm("model"), args, train_dataset=tokenized, data_collator=collate)
    masks = [batch["attention_mask"] for batch in trainer.get_train_dataloader()]
    assert sum(len(mask) for mask in masks) == len(texts)
    return 1 - sum(mask.sum().item() for mask in masks) / sum(mask.numel() for mask in masks)


grouped, mixed = padding(args), padding(TrainingArguments(output_dir="out"))
assert grouped < mixed / 2, (grouped, mixed)

flat = DataCollatorWithFlattening()(pair)
assert flat["input_ids"].shape == (1, 60) and "attention_mask" not in flat
assert flat["position_ids"].tolist() == [[*range(20), *range(40)]]
