"""Peak of device memory during a call, and running out of it."""

import gc
from collections.abc import Callable
from typing import TypeVar

import torch

Result = TypeVar("Result")


def peak_of(call: Callable[[], Result], device: torch.device) -> tuple[Result, int | None]:
    """What the call returns, and the most bytes allocated during it beyond those before it; None on a CPU."""
    if device.type != "cuda":
        return call(), None
    torch.cuda.synchronize(device)
    torch.cuda.reset_peak_memory_stats(device)
    before = torch.cuda.memory_allocated(device)
    result = call()
    torch.cuda.synchronize(device)
    return result, torch.cuda.max_memory_allocated(device) - before


def unless_out_of_memory(call: Callable[[], Result]) -> Result | None:
    """What the call returns, None when the device has not the memory for it."""
    try:
        return call()
    except torch.OutOfMemoryError:
        pass
    # Only here: while the error is handled its frames hold what they had allocated.
    release()
    return None


def release() -> None:
    """Gives back what nothing refers to any more."""
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
