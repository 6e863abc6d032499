"""Records of several pairs in one file, to carry them from the machine that measured."""

import json
import sys
from pathlib import Path

import record
from places import Place


def unpack(file: Path) -> int:
    """Puts each record beside its pair. 1 where a pair is gone or has changed since; such a record is left out."""
    left = 0
    for one in json.loads(file.read_text(encoding="utf8")):
        place = Place(one["technique"], one["pair"])
        if place.source.exists() and record.sha256(place.source) == one["sha256"]["pair"]:
            record.write(place.record, one)
            print(f"written  {place}")
        else:
            left += 1
            print(f"left out {place}: the pair is not the one that was measured", file=sys.stderr)
    return 1 if left else 0
