"""Text as batches of tokens, decoded from disk while the model waits."""

from pathlib import Path

import torch
from datasets import load_dataset
from torch.utils.data import DataLoader, Dataset
from transformers import AutoTokenizer

FOLDER = Path("corpus")
tokenizer = AutoTokenizer.from_pretrained("gpt2")


def vocabulary_size() -> int:
    return len(tokenizer)


class Documents(Dataset):
    """One file an item: read, tokenized and cut to length when it is asked for."""

    def __init__(self, split: str, length: int = 1024):
        self.files = sorted((FOLDER / split).glob("*.txt"))
        self.length = length

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        text = self.files[index].read_text()
        tokens = tokenizer(text, padding="max_length", truncation=True, max_length=self.length + 1)["input_ids"]
        tokens = torch.tensor(tokens)
        return tokens[:-1], tokens[1:]


def batches(split: str, batch_size: int = 16):
    loader = DataLoader(Documents(split), batch_size=batch_size, shuffle=True)
    while True:
        yield from loader


def tokenized_reviews():
    reviews = load_dataset("imdb", split="train")
    return reviews.map(lambda row: tokenizer(row["text"], truncation=True))
