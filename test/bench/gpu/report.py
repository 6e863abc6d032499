"""What a run prints: a short table for each pair."""

import textwrap

from process import Outcome


def lines(outcome: Outcome) -> str:
    if outcome.record is None:
        return f"failed   {outcome.place}\n{textwrap.indent(outcome.error, '         ')}"
    head = f"{outcome.place}  ({outcome.seconds:.0f} s)"
    return "\n".join([head, *(f"  {_size(size)}" for size in outcome.record["sizes"])])


def last_line(outcomes: list[Outcome], smoke: bool) -> str:
    failed = sum(not outcome.sound for outcome in outcomes)
    what = "run once, nothing recorded" if smoke else "measured"
    return f"{len(outcomes) - failed} {what}, {failed} failed"


def _size(size: dict) -> str:
    parameters = " ".join(f"{name}={value}" for name, value in size["parameters"].items())
    before, after = size["before"], size["after"]
    sides = f"{_side(before)} -> {_side(after)}"
    return f"{parameters:<40}  {sides:<58}  {_faster(before, after):<10}  {_apart(size['difference'])}"


def _side(side: dict) -> str:
    if side.get("outOfMemory"):
        return "out of memory"
    spread = (side["quartiles"][1] - side["quartiles"][0]) / side["seconds"]
    peak = "" if side["peakBytes"] is None else f" {side['peakBytes'] / 2**20:,.1f} MiB"
    return f"{side['seconds'] * 1e3:.4g} ms ±{spread / 2:.0%}{peak}"


def _faster(before: dict, after: dict) -> str:
    if before.get("outOfMemory") or after.get("outOfMemory"):
        return ""
    return f"{before['seconds'] / after['seconds']:.3g}x"


def _apart(difference: dict | None) -> str:
    if difference is None:
        return ""
    parts = [f"{name} {difference[name]['relative']}" for name in ("outputs", "gradients") if name in difference]
    return ", ".join(parts) + ("" if difference["within"] else f", more than the {difference['allowed']} allowed")
