"""Inputs of one size: what `inputs(size, device)` of a pair gives, seeded."""

from dataclasses import dataclass

import torch
from torch import Tensor

from pair import Pair, PairFault
from tensors import tensors_in


@dataclass(frozen=True)
class Inputs:
    """Named values; both sides take of them by name. `trained`: the leaves that gradients are computed for."""

    values: dict[str, object]
    trained: list[Tensor]


def make(pair: Pair, size: dict, device: torch.device, seed: int) -> Inputs:
    """The same values for the same seed."""
    torch.manual_seed(seed)
    values = pair.inputs(dict(size), device)
    if not isinstance(values, dict) or not any(True for _ in tensors_in(values)):
        raise PairFault("inputs should return a dict that holds tensors")
    trained = [tensor for tensor in tensors_in(values) if tensor.requires_grad and tensor.is_leaf]
    if pair.training and not trained:
        raise PairFault("TRAINING asks for gradients, but nothing in inputs requires any")
    return Inputs(values, trained)
