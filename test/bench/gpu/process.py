"""A pair measured in a process of its own, so that what goes wrong in one touches no other."""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from places import Place

# On a GPU a pair takes some fifteen seconds; a quick run may be on a busy CPU.
LIMIT_SECONDS = 120
QUICK_LIMIT_SECONDS = 600
TAIL_LINES = 12


@dataclass(frozen=True)
class Outcome:
    """What came of a pair: a record, or why there is none."""

    place: Place
    record: dict | None
    error: str = ""
    seconds: float = 0.0

    @property
    def sound(self) -> bool:
        """Measured, and as alike as the pair's risk says."""
        if self.record is None:
            return False
        return all(size["difference"] is None or size["difference"]["within"] for size in self.record["sizes"])


def measure_apart(place: Place, device: str, quick: bool) -> Outcome:
    start = time.monotonic()
    limit = QUICK_LIMIT_SECONDS if quick else LIMIT_SECONDS
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch, "record.json")
        one = str(Path(__file__).with_name("one.py"))
        command = [sys.executable, one, str(place.source), str(file), "--device", device]
        try:
            ended = subprocess.run(
                command + ["--quick"] * quick,
                env={**os.environ, "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=limit,
            )
        except subprocess.TimeoutExpired:
            return Outcome(place, None, f"not done after {limit} s")
        if ended.returncode == 0:
            taken = json.loads(file.read_text(encoding="utf8"))
            return Outcome(place, taken, seconds=time.monotonic() - start)
        tail = "\n".join(ended.stderr.strip().splitlines()[-TAIL_LINES:])
        return Outcome(place, None, tail or f"ended with {ended.returncode}")
