"""How far two results lie apart."""

from dataclasses import dataclass

import torch
from torch import Tensor

from pair import PairFault
from tensors import tensors_in

# Numbers compared at a time: as float64 they take eight bytes each, on the device.
CHUNK = 2**26

# The relative difference that `rounding` allows, by the coarsest type in play.
ROUNDING = {torch.float64: 1e-12, torch.float32: 1e-5, torch.float16: 1e-3, torch.bfloat16: 1.6e-2}


@dataclass(frozen=True)
class Difference:
    """The largest over all tensors of ‖a−b‖/‖a‖ (None where a is all zeros and b is not), and of |a−b|."""

    relative: float | None
    absolute: float


def between(before: list[Tensor | None], after: list[Tensor | None]) -> Difference:
    """PairFault where the results are not of one shape, or not finite."""
    a, b = list(tensors_in(before)), list(tensors_in(after))
    if not a or [tensor.shape for tensor in a] != [tensor.shape for tensor in b]:
        shapes = " and ".join(str([list(tensor.shape) for tensor in side][:8]) for side in (a, b))
        raise PairFault(f"before and after should return tensors of the same shapes, returned {shapes}")
    pieces = [_of_tensors(x, y) for x, y in zip(a, b)]
    relative = [piece.relative for piece in pieces]
    return Difference(None if None in relative else max(relative), max(piece.absolute for piece in pieces))


def allowed(risk: str, tolerance: float | None, dtype: torch.dtype) -> float | None:
    """The relative difference that a risk allows; None where results may differ altogether."""
    if risk == "quality":
        return None
    return {"same": 0.0, "rounding": ROUNDING.get(dtype), "numerics": tolerance}[risk]


def _of_tensors(a: Tensor, b: Tensor) -> Difference:
    apart, length, absolute = 0.0, 0.0, 0.0
    for x, y in zip(a.detach().flatten().split(CHUNK), b.detach().flatten().split(CHUNK)):
        x, gap = x.double(), x.double() - y.double()
        apart += gap.square().sum().item()
        length += x.square().sum().item()
        absolute = max(absolute, gap.abs().max().item() if gap.numel() else 0.0)
    if not (apart + length) < float("inf"):
        raise PairFault("a result is not finite")
    if length == 0:
        return Difference(0.0 if apart == 0 else None, absolute)
    return Difference((apart / length) ** 0.5, absolute)
