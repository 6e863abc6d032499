"""Tokens come back in order at two bytes each; images are normalized on the device."""

import os

import numpy as np
import torch
from PIL import Image
from tiny import tokenizer as make_tokenizer

tokenizer = make_tokenizer("tokenizer")
device = "cuda" if torch.cuda.is_available() else "cpu"
pictures = [Image.fromarray(np.full((40, 60, 3), 3 * i, np.uint8)) for i in range(70)]
store = np.lib.format.open_memmap("images.npy", mode="w+", dtype=np.uint8, shape=(70, 3, 32, 32))
store[:] = np.arange(0, 210, 3, dtype=np.uint8)[:, None, None, None]
store.flush()
# here: the variant

texts = ["first document", "second one", "and a third that is longer"]
write_tokens("tokens.bin", texts, tokenizer)
flat = [i for text in texts for i in [*tokenizer(text)["input_ids"], tokenizer.eos_token_id]]
assert os.path.getsize("tokens.bin") == 2 * len(flat)
windows = Windows("tokens.bin", 10)
assert len(windows) == (len(flat) - 1) // 10
for i, (x, y) in enumerate(windows[j] for j in range(len(windows))):
    assert x.tolist() == flat[10 * i : 10 * i + 10] and y.tolist() == flat[10 * i + 1 : 10 * i + 11]

write_images("written.npy", pictures, side=32)
assert np.array_equal(np.load("written.npy"), np.load("images.npy"))
assert batch.shape == (64, 3, 32, 32)
assert torch.allclose(batch[10, 0], torch.tensor((30 / 255 - 0.485) / 0.229, device=device))
