"""What CLDR writes around the figures of a number and a list, learnt once, since most texts differ in figures alone.

Knows texts that Babel made, not Babel. Start with `mould_of`.
"""

from collections.abc import Sequence

from msgspec import Struct


class Mould(Struct, frozen=True):
    """What stands before a number without grouped digits, for its decimal point, and after it."""

    before: str
    point: str
    after: str

    def fill(self, figures: str) -> str:
        """Write digits that have a point, or none, in the language's way."""
        return self.before + figures.replace(".", self.point) + self.after


def mould_of(sample: str, places: int) -> Mould:
    """Learn from how 1, or 1.05 with as many places, is written."""
    before, _, rest = sample.partition("1")
    if not places:
        return Mould(before, "", rest)
    point, _, after = rest.rpartition("5")
    return Mould(before, point.rstrip("0"), after)


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
