"""The tensors in what a pair passes about: dicts, lists, modules, tensors."""

from collections.abc import Iterator, Mapping

import torch
from torch import Tensor, nn


def tensors_in(value: object) -> Iterator[Tensor]:
    """Every tensor, those of modules included, in a fixed order. What is no container and no tensor holds none."""
    if isinstance(value, Tensor):
        yield value
    elif isinstance(value, nn.Module):
        yield from value.parameters()
        yield from value.buffers()
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from tensors_in(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from tensors_in(item)


def bytes_in(value: object) -> int:
    """Bytes of storage behind the tensors, shared storage counted once."""
    storages = {tensor.untyped_storage().data_ptr(): tensor.untyped_storage().nbytes() for tensor in tensors_in(value)}
    return sum(storages.values())


def described(value: object) -> str:
    """For a reader: `bfloat16 [1, 16, 256, 64]`, `Decoder of 1,024 numbers in float32`, or the plain value."""
    if isinstance(value, Tensor):
        return f"{_name(value.dtype)} {list(value.shape)}"
    tensors = list(tensors_in(value))
    if tensors:
        noun = type(value).__name__ if isinstance(value, nn.Module) else f"{len(tensors)} tensors"
        types = " and ".join(sorted({_name(tensor.dtype) for tensor in tensors}))
        return f"{noun} of {sum(tensor.numel() for tensor in tensors):,} numbers in {types}"
    return repr(value) if isinstance(value, (int, float, str, bool)) else type(value).__name__


def coarsest(value: object) -> torch.dtype:
    """The floating type with the fewest digits among the tensors; float32 where there is none."""
    types = {tensor.dtype for tensor in tensors_in(value) if tensor.is_floating_point()}
    return max(types or {torch.float32}, key=lambda dtype: torch.finfo(dtype).eps)


def _name(dtype: torch.dtype) -> str:
    return str(dtype).removeprefix("torch.")
