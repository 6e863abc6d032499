"""Mining finds negatives that are not the answer, and training with the cached loss changes the encoder."""

import random
from importlib.util import find_spec

import torch

if not torch.cuda.is_available() or not all(find_spec(name) for name in ("datasets", "faiss", "accelerate")):
    raise SystemExit(77)

from datasets import Dataset
from tiny import encoder

encoder("microsoft/mpnet-base")
encoder("sentence-transformers/all-MiniLM-L6-v2", initializer_range=2.0)
random.seed(0)
words = ["".join(random.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=random.randrange(3, 60))) for _ in range(300)]
pairs = Dataset.from_dict({"question": [f"what is {w}?" for w in words], "passage": [f"what is {w}?" for w in words]})
# here: the variant

assert hard.column_names == ["question", "passage", "negative_1", "negative_2", "negative_3", "negative_4"]
assert len(hard) > 20
assert all(row[f"negative_{i}"] != row["passage"] for row in hard for i in range(1, 5))
fresh = SentenceTransformer("microsoft/mpnet-base")
assert not torch.equal(*(m.encode("text", convert_to_tensor=True).cpu() for m in (model, fresh)))
