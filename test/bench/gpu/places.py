"""Where pairs and their records are."""

from dataclasses import dataclass
from pathlib import Path

ROOMS = Path(__file__).resolve().parents[3] / "data" / "techniques"


@dataclass(frozen=True)
class Place:
    """A pair by technique and name."""

    technique: str
    name: str

    @property
    def source(self) -> Path:
        return ROOMS / self.technique / "pairs" / f"{self.name}.py"

    @property
    def record(self) -> Path:
        return self.source.with_suffix(".json")

    def __str__(self) -> str:
        return f"{self.technique}/{self.name}"


def known() -> list[Place]:
    pairs = [Place(path.parents[1].name, path.stem) for path in ROOMS.glob("*/pairs/*.py")]
    return sorted(pairs, key=str)


def place_of(source: Path) -> Place:
    source = source.resolve()
    return Place(source.parents[1].name, source.stem)


def chosen(words: list[str]) -> list[Place]:
    """Pairs that the words name, `technique` or `technique/pair`; all without words. LookupError for unknown ones."""
    pairs = known()
    unknown = [word for word in words if not any(word in (place.technique, str(place)) for place in pairs)]
    if unknown or not pairs:
        raise LookupError(f"no such pair: {', '.join(unknown)}" if unknown else f"no pairs in {ROOMS}")
    return [place for place in pairs if not words or place.technique in words or str(place) in words]
