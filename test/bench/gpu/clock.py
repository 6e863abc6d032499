"""Times of two sides, taken in turns."""

import gc
import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median, quantiles

# A sample lasts at least this long, so that waiting for the device is no part of it.
SAMPLE_SECONDS = 0.01
MOST_SAMPLES = 40


@dataclass(frozen=True)
class Pace:
    """How long each side is warmed up and measured, in seconds, and how many samples it takes at least."""

    warm_up: float
    budget: float
    samples: int


@dataclass(frozen=True)
class Timing:
    """Seconds of one call: median and quartiles over samples, each the mean of `calls` calls in a row."""

    seconds: float
    quartiles: tuple[float, float]
    samples: int
    calls: int


# Calls of a side, one for each set of inputs.
Calls = list[Callable[[], object]]


def times_of(sides: dict[str, Calls], wait: Callable[[], None], pace: Pace) -> dict[str, Timing]:
    """Times each side at that pace, a sample in turn, going through its calls again and again."""
    with _without_collection():
        plans = {side: _plan(calls, wait, pace) for side, calls in sides.items()}
        taken: dict[str, list[float]] = {side: [] for side in sides}
        for turn in range(max(samples for _, samples in plans.values())):
            # Whoever comes second finds a warmer device, so that changes with each turn.
            for side in list(sides) if turn % 2 == 0 else reversed(sides):
                count, samples = plans[side]
                if turn < samples:
                    taken[side].append(_seconds(sides[side], turn * count, count, wait) / count)
    return {side: _timing(values, plans[side][0]) for side, values in taken.items()}


def _plan(calls: Calls, wait: Callable[[], None], pace: Pace) -> tuple[int, int]:
    """Warms a side up on every set of inputs and says how many calls make a sample, and how many samples."""
    _repeat(calls, len(calls), wait, pace.warm_up)
    # Estimated only now: the first calls compile and allocate.
    each = _repeat(calls, 1, wait, pace.warm_up)
    count = max(1, math.ceil(SAMPLE_SECONDS / each))
    return count, max(pace.samples, min(int(pace.budget / each / count), MOST_SAMPLES))


def _repeat(calls: Calls, least: int, wait: Callable[[], None], seconds: float) -> float:
    """Calls at least so often and so long; gives the seconds of one call."""
    done, taken = 0, 0.0
    while done < least or taken < seconds:
        taken += _seconds(calls, done, 1, wait)
        done += 1
    return taken / done


def _seconds(calls: Calls, first: int, count: int, wait: Callable[[], None]) -> float:
    wait()
    start = time.perf_counter()
    for number in range(first, first + count):
        calls[number % len(calls)]()
    wait()
    return time.perf_counter() - start


def _timing(values: list[float], calls: int) -> Timing:
    low, _, high = quantiles(values, n=4, method="inclusive")
    return Timing(median(values), (low, high), len(values), calls)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Python's garbage collection would fall into one sample and not another."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
