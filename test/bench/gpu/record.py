"""The record of a measured pair, as data/schema/measurement.schema.json describes it."""

import ast
import hashlib
import json
import math
import platform
from dataclasses import asdict
from datetime import datetime, timezone
from importlib.metadata import packages_distributions, version
from pathlib import Path

import device as devices

VERSION = 1
DIGITS = 4


def of(pair, device, sizes: list[dict]) -> dict:
    """`sizes` as they were measured, with what one has to know of the pair, the machine and the libraries."""
    return {
        "version": VERSION,
        "technique": pair.place.technique,
        "pair": pair.place.name,
        "compares": pair.compares,
        "kind": pair.kind,
        "patterns": pair.patterns,
        "risk": pair.risk,
        "training": pair.training,
        "date": datetime.now(timezone.utc).date().isoformat(),
        "device": devices.name_of(device),
        "host": devices.host(),
        "versions": versions(pair.place.source),
        "sha256": {"pair": sha256(pair.place.source), "harness": sha256(*sorted(Path(__file__).parent.glob("*.py")))},
        "sizes": sizes,
    }


def side(timing, peak: int | None) -> dict:
    """Seconds of one call and bytes beyond the inputs, or that the device had not the memory."""
    if timing is None:
        return {"outOfMemory": True}
    return {
        "seconds": rounded(timing.seconds),
        "quartiles": [rounded(value) for value in timing.quartiles],
        "samples": timing.samples,
        "calls": timing.calls,
        "peakBytes": peak,
    }


def difference(parts: dict, limit: float | None) -> dict:
    """Of outputs and gradients, with the relative difference that the pair's risk allows."""
    relative = [math.inf if part.relative is None else part.relative for part in parts.values()]
    return {
        **{name: {key: rounded(value) for key, value in asdict(part).items()} for name, part in parts.items()},
        "allowed": limit,
        "within": limit is None or max(relative) <= limit,
    }


def rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.{DIGITS}g}")


def sha256(*files: Path) -> str:
    """Of the files one after the other, whatever their line ends."""
    return hashlib.sha256(b"".join(file.read_bytes().replace(b"\r\n", b"\n") for file in files)).hexdigest()


def versions(source: Path) -> dict[str, str]:
    """Of Python, CUDA and the libraries that the pair imports."""
    import torch

    owners = packages_distributions()
    names = {name for module in imported(source) for name in owners.get(module, [])[:1]}
    found = {name: version(name) for name in sorted({*names, "torch"})}
    cuda = {"cuda": torch.version.cuda} if torch.version.cuda else {}
    return {"python": platform.python_version(), **found, **cuda}


def imported(source: Path) -> set[str]:
    modules = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf8"))):
        if isinstance(node, ast.Import):
            modules.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules.add(node.module.split(".")[0])
    return modules


def write(file: Path, value: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf8", newline="\n")
