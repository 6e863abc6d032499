"""The same kind of model, written as the techniques advise: there is nothing to find here."""

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset


class CausalAttention(nn.Module):
    def __init__(self, width: int, heads: int, dropout: float = 0.1):
        super().__init__()
        self.heads = heads
        self.dropout = dropout
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)

    def forward(self, x):
        batch, length, width = x.shape
        q, k, v = (
            part.view(batch, length, self.heads, -1).transpose(1, 2) for part in self.qkv(x).chunk(3, dim=-1)
        )
        dropout = self.dropout if self.training else 0.0
        mixed = F.scaled_dot_product_attention(q, k, v, dropout_p=dropout, is_causal=True)
        return self.out(mixed.transpose(1, 2).reshape(batch, length, width))


def train(model: nn.Module, dataset: Dataset, steps: int) -> float:
    device = torch.device("cuda")
    model = torch.compile(model.to(device))
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4, fused=True)
    loader = DataLoader(
        dataset,
        batch_size=16,
        shuffle=True,
        num_workers=8,
        pin_memory=True,
        persistent_workers=True,
    )
    running = torch.zeros((), device=device)

    for step, (inputs, targets) in zip(range(steps), loader):
        inputs = inputs.to(device, non_blocking=True)
        targets = targets.to(device, non_blocking=True)
        optimizer.zero_grad(set_to_none=True)
        with torch.autocast("cuda", dtype=torch.bfloat16):
            loss = F.cross_entropy(model(inputs).flatten(0, 1), targets.flatten())
        loss.backward()
        optimizer.step()
        running += loss.detach()
        if step % 100 == 0:
            print(f"step {step}: loss {loss.item():.3f}")

    return (running / steps).item()


@torch.inference_mode()
def evaluate(model: nn.Module, loader: DataLoader) -> float:
    model.eval()
    losses = [
        F.cross_entropy(model(inputs.cuda(non_blocking=True)).flatten(0, 1), targets.cuda(non_blocking=True).flatten())
        for inputs, targets in loader
    ]
    return torch.stack(losses).mean().item()
