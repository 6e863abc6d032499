"""A pair as its file says it: constants, inputs and the two sides."""

import importlib.util
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from places import Place

KINDS = ("measured", "measured-plain")
RISKS = ("same", "rounding", "numerics", "quality")
LEAST_SIZES = 3
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class PairFault(Exception):
    """What a pair's file should say otherwise."""


@dataclass(frozen=True)
class Pair:
    place: Place
    compares: str
    kind: str
    patterns: list[str]
    risk: str
    tolerance: float | None
    training: bool
    sizes: list[dict[str, int | float | str | bool]]
    inputs: Callable
    before: Callable
    after: Callable


def load(place: Place) -> Pair:
    """Runs the file and checks what it defines. PairFault names the first thing that is amiss."""
    module = _run(place.source, place.name.replace("-", "_"))
    constant = _Constants(module)
    pair = Pair(
        place=place,
        compares=(module.__doc__ or "").strip(),
        kind=constant.take("KIND", str),
        patterns=constant.take("PATTERNS", list),
        risk=constant.take("RISK", str),
        tolerance=constant.take("TOLERANCE", float, None),
        training=constant.take("TRAINING", bool, False),
        sizes=constant.take("SIZES", list),
        inputs=constant.function("inputs"),
        before=constant.function("before"),
        after=constant.function("after"),
    )
    _check(pair)
    return pair


class _Constants:
    def __init__(self, module: ModuleType):
        self.module = module

    def take(self, name: str, kind: type, *default):
        value = getattr(self.module, name, *default) if default else getattr(self.module, name, None)
        if default and value is default[0]:
            return value
        if not isinstance(value, kind):
            raise PairFault(f"{name} should be a {kind.__name__}, is {value!r}")
        return value

    def function(self, name: str) -> Callable:
        value = getattr(self.module, name, None)
        if not callable(value):
            raise PairFault(f"should define {name}()")
        return value


def _run(source: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, source)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _check(pair: Pair) -> None:
    room = pair.place.source.parents[1]
    if not KEBAB.fullmatch(pair.place.name):
        raise PairFault(f"{pair.place.source.name} should be named in kebab-case")
    if "\n" in pair.compares or not pair.compares.endswith("."):
        raise PairFault("the docstring should be one line that says what is compared, with a full stop")
    if pair.kind not in KINDS:
        raise PairFault(f"KIND should be one of {', '.join(KINDS)}")
    if pair.risk not in RISKS:
        raise PairFault(f"RISK should be one of {', '.join(RISKS)}")
    if (pair.risk == "numerics") != (pair.tolerance is not None):
        raise PairFault("TOLERANCE, a relative difference, goes with RISK numerics, and only with it")
    for pattern in pair.patterns:
        if not (room / f"{pattern}.yaml").exists():
            raise PairFault(f"PATTERNS names {pattern}, which is no pattern of {pair.place.technique}")
    if len(pair.sizes) < LEAST_SIZES:
        raise PairFault(f"SIZES should hold at least {LEAST_SIZES}, from small to large")
    if any(size.keys() != pair.sizes[0].keys() or not size for size in pair.sizes):
        raise PairFault("SIZES should all name the same parameters")
    if any(not isinstance(value, (int, float, str)) for size in pair.sizes for value in size.values()):
        raise PairFault("SIZES should hold numbers, texts and truth values alone")
    if list(inspect.signature(pair.inputs).parameters) != ["size", "device"]:
        raise PairFault("inputs should take size and device")
