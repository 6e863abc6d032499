"""Measures one pair in this process: `python3 one.py PAIR.py RECORD.json [--device cpu] [--quick]`."""

import sys

sys.dont_write_bytecode = True

import argparse
from pathlib import Path

import torch

import record
from measure import measure
from pair import PairFault, load
from places import place_of


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pair", type=Path)
    parser.add_argument("record", type=Path)
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    device = torch.device(options.device)
    try:
        pair = load(place_of(options.pair))
        sizes = measure(pair, device, options.quick)
    except PairFault as fault:
        print(fault, file=sys.stderr)
        return 1
    record.write(options.record, record.of(pair, device, sizes))
    return 0


if __name__ == "__main__":
    sys.exit(main())
