"""Measures pairs of code before and after a technique on a GPU: `python3 run.py [--only TECHNIQUE[/PAIR]...]`.

A pair is `data/techniques/<technique>/pairs/<pair>.py`, its record `<pair>.json` beside it. Without a GPU nothing is
measured. Exit code: 0 when every chosen pair was measured or there is no GPU, 1 when one failed or differs by more than
its risk allows, 2 for wrong usage.
"""

import sys

sys.dont_write_bytecode = True

import argparse
from pathlib import Path

import bundle
import device
import places
import record
import report
from process import measure_apart


def main() -> int:
    options = arguments()
    if options.unbundle:
        return bundle.unpack(options.unbundle)
    missing = device.missing(options.device)
    if missing:
        print(f"not run: {missing}")
        return 0
    outcomes = []
    for place in options.only:
        outcome = measure_apart(place, options.device, options.quick)
        outcomes.append(outcome)
        print(report.lines(outcome), flush=True)
        if outcome.record and not options.quick:
            # After each pair, so that whatever ends this run early leaves what was measured.
            keep(options, outcomes)
    print(report.last_line(outcomes, smoke=options.quick))
    return 0 if all(outcome.sound for outcome in outcomes) else 1


def keep(options: argparse.Namespace, outcomes: list) -> None:
    latest = outcomes[-1]
    if options.bundle:
        record.write(options.bundle, [outcome.record for outcome in outcomes if outcome.record])
    elif options.out:
        record.write(options.out / f"{latest.place.technique}__{latest.place.name}.json", latest.record)
    else:
        record.write(latest.place.record, latest.record)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="+", default=[], metavar="TECHNIQUE[/PAIR]", help="all pairs unless given")
    parser.add_argument("--device", choices=["cuda", "cpu"], default="cuda", help="cpu goes with --quick alone")
    parser.add_argument("--quick", action="store_true", help="smallest size, a few calls, no record: does it run?")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="write <technique>__<pair>.json there")
    parser.add_argument("--bundle", type=Path, metavar="FILE", help="write all records into one JSON file")
    parser.add_argument("--unbundle", type=Path, metavar="FILE", help="put such records beside their pairs")
    options = parser.parse_args()
    if options.device == "cpu" and not options.quick:
        parser.error("figures are of GPUs: --device cpu goes with --quick, which writes no record")
    try:
        options.only = places.chosen(options.only)
    except LookupError as error:
        parser.error(str(error))
    return options


if __name__ == "__main__":
    sys.exit(main())
