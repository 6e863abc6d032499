import time

import torch
from torch.utils.data import DataLoader, Dataset


class Slow(Dataset):
    def __len__(self):
        return 60 * 8

    def __getitem__(self, i):
        time.sleep(1e-3)
        return torch.full((64,), float(i))


loader = DataLoader(Slow(), batch_size=8, num_workers=2)
layer = torch.nn.Linear(64, 64).to("cuda")


def train_step(batch):
    layer(batch.to("cuda")).sum().backward()


# here: the variant

idle = DataLoader(Slow(), batch_size=8)
alone, both, training = (
    seconds_per_batch(idle),
    seconds_per_batch(idle, train_step),
    seconds_per_batch(idle, train_step, fresh=False),
)
assert alone >= 8e-3 and both >= alone * 0.95 and training < alone, (alone, both, training)
assert seconds_per_batch(loader) < 0.8 * alone, "two workers wait side by side"
