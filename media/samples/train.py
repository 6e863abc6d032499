"""Trains the model of attention.py on one GPU."""

import argparse

import torch
import torch.nn.functional as F
from torch.cuda.amp import autocast

from attention import LanguageModel
from data import batches, vocabulary_size


def train(steps: int, learning_rate: float, checkpoint: str) -> None:
    device = torch.device("cuda")
    model = LanguageModel(vocabulary_size()).to(device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate)
    history = []

    for step, (inputs, targets) in zip(range(steps), batches("train")):
        inputs = inputs.to(device)
        targets = targets.to(device)

        optimizer.zero_grad()
        with autocast(dtype=torch.float16):
            logits = model(inputs)
            loss = F.cross_entropy(logits.float().view(-1, logits.size(-1)), targets.view(-1))
        loss.backward()
        optimizer.step()

        history.append(loss)
        print(f"step {step}: loss {loss.item():.3f}")
        torch.cuda.empty_cache()
        torch.save(model.state_dict(), checkpoint)

    mean = torch.stack(history).mean()
    print(f"mean loss {mean.item():.3f}")


def evaluate(model: LanguageModel, batches_to_see: int) -> float:
    model.eval()
    total = 0.0
    for _, (inputs, targets) in zip(range(batches_to_see), batches("validation")):
        logits = model(inputs.cuda())
        total += F.cross_entropy(logits.view(-1, logits.size(-1)), targets.cuda().view(-1)).item()
    return total / batches_to_see


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--learning-rate", type=float, default=3e-4)
    parser.add_argument("--checkpoint", default="model.pt")
    arguments = parser.parse_args()
    train(arguments.steps, arguments.learning_rate, arguments.checkpoint)
