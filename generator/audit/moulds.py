"""What CLDR writes around the figures of a number and a list, learnt once, since most texts differ in figures alone.

Knows texts that Babel made, not Babel. Start with `mould_of`.
"""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct


class Mould(Struct, frozen=True):
    """What stands around each digit of numbers of one length, as a `%` template."""

    template: str

    def fill(self, figures: str) -> str:
        """Write a number of that length, with its point or without one, in the language's way."""
        return self.template % tuple(figures.replace(".", ""))


def mould_of(sample: str, length: int) -> Mould | None:
    """Learn from how a number of so many ones is written; None if it is written with other signs."""
    pieces = sample.replace("%", "%%").split("1")
    return Mould("%s".join(pieces)) if len(pieces) == length + 1 else None


def ones(whole: int, places: int) -> Decimal:
    """A number to learn from, with so many digits before its point and after it."""
    return Decimal(f"{'1' * whole}.{'1' * places}")


class Joint(Struct, frozen=True):
    """A list pattern of CLDR, `{0} and {1}`, taken apart."""

    before: str
    between: str
    after: str

    def put(self, first: str, second: str) -> str:
        return self.before + first + self.between + second + self.after


def joint_of(pattern: str) -> Joint:
    before, _, rest = pattern.partition("{0}")
    between, _, after = rest.partition("{1}")
    return Joint(before, between, after)


class Listing:
    """Joins texts by the patterns of one language."""

    def __init__(self, patterns: dict[str, str]) -> None:
        self._two, self._end, self._middle, self._start = (
            joint_of(patterns[name]) for name in ("2", "end", "middle", "start")
        )

    def join(self, texts: Sequence[str]) -> str:
        """From the end of the list toward its beginning."""
        if len(texts) < 2:
            return "".join(texts)
        if len(texts) == 2:
            return self._two.put(texts[0], texts[1])
        joined = self._end.put(texts[-2], texts[-1])
        for text in texts[-3:0:-1]:
            joined = self._middle.put(text, joined)
        return self._start.put(texts[0], joined)
