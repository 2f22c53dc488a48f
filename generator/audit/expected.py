"""What must stand on the page for a claim to be true: its facts as we write them, its arguments as readers see them.

Knows no arithmetic and no HTML. Start with `Expected`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple


class Shown(NamedTuple):
    """One value of a claim: in `data-claim`, for a reader, and what a sentence form may choose by."""

    fact: str
    text: str
    choice: int | str | None = None


class Expected(NamedTuple):
    """A claim that the data bear: its kind, and its values in the order of `data-claim`."""

    kind: str
    names: tuple[str, ...]
    values: tuple[Shown, ...]

    @property
    def facts(self) -> str:
        return _template(self.kind, self.names) % tuple([shown[0] for shown in self.values])


@cache
def _template(kind: str, names: tuple[str, ...]) -> str:
    return " ".join([kind, *(f"{name}=%s" for name in names)])


@dataclass(frozen=True, slots=True)
class Refuted:
    """Nothing of that kind can be said of these subjects: why, as half a sentence."""

    because: str


Facts = Mapping[str, str]
Finding = Expected | Refuted


def claim(kind: str, **values: Shown) -> Expected:
    return Expected(kind, tuple(values), tuple(values.values()))


def facts_of(written: str) -> tuple[str, Facts]:
    """Take a `data-claim` apart; of two fields of one name the first counts, since a free text can only come last."""
    kind, *parts = written.split(" ")
    try:
        found = dict([part.split("=", 1) for part in parts])
    except ValueError:
        found = {}
    if len(found) == len(parts):
        return kind, found
    pairs = [part.partition("=") for part in parts]
    return kind, {name: value for name, _, value in reversed(pairs)}


YES, NO = Shown("yes", "", "yes"), Shown("no", "", "no")


def flag(value: bool) -> Shown:
    return YES if value else NO
