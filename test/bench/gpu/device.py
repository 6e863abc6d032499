"""The device that measures: is there one, waiting for it, what it is called."""

import platform
from pathlib import Path

# Where the driver does not say how large the cache is.
USUAL_CACHE_BYTES = 64 * 2**20


def missing(name: str) -> str | None:
    """Why there is nothing to measure with, None where there is something."""
    try:
        import torch
    except ImportError:
        return "PyTorch is not installed"
    return None if name == "cpu" or torch.cuda.is_available() else "PyTorch sees no CUDA device"


def wait(device) -> None:
    """Until everything launched on it is done."""
    if device.type == "cuda":
        import torch

        torch.cuda.synchronize(device)


def cache_bytes(device) -> int:
    """Size of the last cache before the device's memory."""
    if device.type != "cuda":
        return 0
    import torch

    return getattr(torch.cuda.get_device_properties(device), "L2_cache_size", 0) or USUAL_CACHE_BYTES


def name_of(device) -> str:
    if device.type != "cuda":
        return platform.machine()
    import torch

    return torch.cuda.get_device_name(device)


def host() -> str:
    """The processor that launches the work, on which code of many small kernels depends."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf8").splitlines()
    except OSError:
        lines = []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
