"""What must stand on the page for a claim to be true: its facts as we write them, its arguments as readers see them.

Knows no arithmetic and no HTML. Start with `Expected`.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from html import escape
from operator import itemgetter
from typing import NamedTuple

from msgspec import Struct

MANY = 8192
Written = tuple[str, str]
"""A claim as it stands on a page: `data-claim`, and the sentence."""


class Shown(NamedTuple):
    """One value of a claim: in `data-claim`, for a reader, and what a sentence form may choose by."""

    fact: str
    text: str
    choice: int | str | None = None


FACT = itemgetter(0)


@lru_cache(MANY)
def in_html(name: Shown) -> tuple[bytes, bytes]:
    """A name as it stands on a page: in `data-claim`, and for a reader."""
    return escape(name.fact).encode(), escape(name.text).encode()


class Expected(NamedTuple):
    """A claim that the data bear: its kind, and its values by name in the order of `data-claim`."""

    kind: str
    values: Mapping[str, Shown]

    @property
    def facts(self) -> str:
        template, _ = template_of(self)
        return template % tuple(map(FACT, self.values.values()))


def template_of(expected: Expected) -> tuple[str, tuple[str, ...]]:
    """The facts of a claim as a `%` template, and the values to put in."""
    names = tuple(expected.values)
    return _template(expected.kind, names), names


@cache
def _template(kind: str, names: tuple[str, ...]) -> str:
    return " ".join([kind, *(f"{name}=%s" for name in names)])


class Refuted(Struct, frozen=True):
    """Nothing of that kind can be said of these subjects: why, as half a sentence."""

    because: str


Facts = Mapping[str, str]
Finding = Expected | Refuted


def claim(kind: str, /, **values: Shown) -> Expected:
    return Expected(kind, values)


def facts_of(written: str) -> Facts:
    """Take a `data-claim` apart; of two fields of one name the first counts, since a free text can only come last."""
    found: dict[str, str] = {}
    for part in written.split(" ")[1:]:
        name, _, value = part.partition("=")
        found.setdefault(name, value)
    return found


YES, NO = Shown("yes", "", "yes"), Shown("no", "", "no")


def flag(value: bool) -> Shown:
    return YES if value else NO
