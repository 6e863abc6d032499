"""Measures a pair, size by size."""

from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor

import clock
import device as devices
import difference
import record
from inputs import Inputs, make
from memory import peak_of, release, unless_out_of_memory
from pair import Pair, PairFault
from step import Step
from tensors import bytes_in, coarsest, described, tensors_in

# A quick run only shows that both sides run.
PACE = clock.Pace(warm_up=0.1, budget=1.5, samples=5)
QUICK = clock.Pace(warm_up=0.0, budget=0.0, samples=2)
MOST_SETS = 32


@dataclass(frozen=True)
class Seen:
    """What a call gave: its tensors, the gradients it left (None where there is none), its type, its peak in bytes."""

    outputs: list[Tensor]
    gradients: list[Tensor | None]
    dtype: torch.dtype
    peak: int | None


class AtSize:
    """Both sides of a pair at one size."""

    def __init__(self, pair: Pair, size: dict, device: torch.device):
        self.pair, self.size, self.device = pair, size, device
        self.steps = {"before": Step(pair.before, pair.training), "after": Step(pair.after, pair.training)}

    def given(self, seed: int = 0) -> Inputs:
        return make(self.pair, self.size, self.device, seed)

    def see(self, side: str) -> Seen:
        """The first call on fresh inputs, after one on others that warmed up."""
        step = self.steps[side]
        step.on(self.given())()
        release()
        given = self.given()
        returned, peak = peak_of(step.on(given), self.device)
        outputs = [tensor.detach() for tensor in tensors_in(returned)]
        gradients = [leaf.grad for leaf in given.trained] if self.pair.training else []
        return Seen(outputs, gradients, coarsest([given.values, outputs]), peak)

    def differences(self, before: Seen, after: Seen) -> dict:
        parts = {"outputs": difference.between(before.outputs, after.outputs)}
        if self.pair.training:
            given = [[gradient is not None for gradient in seen.gradients] for seen in (before, after)]
            if given[0] != given[1]:
                raise PairFault("before and after give gradients to different tensors")
            parts["gradients"] = difference.between(before.gradients, after.gradients)
        dtype = coarsest([before.outputs, after.outputs, torch.empty(0, dtype=before.dtype)])
        return record.difference(parts, difference.allowed(self.pair.risk, self.pair.tolerance, dtype))

    def input_sets(self) -> list[Inputs]:
        """As many as are larger than twice the cache together, so that a call does not find its inputs there."""
        first = self.given()
        wanted = -(-2 * devices.cache_bytes(self.device) // max(1, bytes_in(first.values)))
        return [first, *(self.given(seed) for seed in range(1, min(wanted, MOST_SETS)))]

    def times(self, sides: list[str], sets: list[Inputs], pace: clock.Pace) -> dict[str, clock.Timing]:
        calls = {side: [self.steps[side].on(given) for given in sets] for side in sides}
        return clock.times_of(calls, partial(devices.wait, self.device), pace)

    def entry(self, pace: clock.Pace) -> dict:
        """This size as the record holds it. A side that runs out of memory is said to, the other one measured."""
        release()
        seen = {side: unless_out_of_memory(partial(self.see, side)) for side in self.steps}
        fit = [side for side, result in seen.items() if result is not None]
        apart = self.differences(seen["before"], seen["after"]) if len(fit) == 2 else None
        peaks = {side: seen[side].peak for side in fit}
        del seen
        release()
        sets = self.input_sets()
        timings = self.times(fit, sets, pace) if fit else {}
        return {
            "parameters": self.size,
            "inputs": {name: described(value) for name, value in sets[0].values.items()},
            "inputBytes": bytes_in(sets[0].values),
            "inputSets": len(sets),
            **{side: record.side(timings.get(side), peaks.get(side)) for side in self.steps},
            "difference": apart,
        }


def measure(pair: Pair, device: torch.device, quick: bool) -> list[dict]:
    """One entry a size; a quick run measures the smallest alone."""
    if device.type == "cuda":
        # Work spaces that libraries keep from their first call on are no part of what a call takes.
        smallest = AtSize(pair, pair.sizes[0], device)
        for side in smallest.steps:
            unless_out_of_memory(partial(smallest.see, side))
    sizes = pair.sizes[:1] if quick else pair.sizes
    return [AtSize(pair, size, device).entry(QUICK if quick else PACE) for size in sizes]
