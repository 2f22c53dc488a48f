"""Proofs of what a duel is opened with and how firm it is. Start with `opening`."""

from collections.abc import Iterator
from fractions import Fraction

from generator.audit.bout import CLOSE, INCOMPARABLE, SPLIT, UNPROVEN, WON, Bout
from generator.audit.expected import Expected, claim, flag
from generator.audit.provers.subjects import OfPair, listed
from generator.audit.world import Ring


def opening(ring: Ring, bout: Bout) -> Iterator[Expected]:
    """The one claim that answers who is better, whichever the page makes."""
    first, second = (e.name for e in bout.order)
    if bout.ruling == INCOMPARABLE:
        yield claim(INCOMPARABLE, first=first, second=second)
        return
    write = ring.writing.tenths
    high, low = write(bout.high), write(bout.low)
    if bout.ruling == CLOSE:
        yield claim(CLOSE, first=first, second=second, high=high, low=low, gap=write(bout.high - bout.low))
    elif bout.ruling == SPLIT:
        yield claim(SPLIT, ahead=first, behind=second, high=high, low=low, share=ring.writing.share(bout.share))
    elif bout.ruling == UNPROVEN:
        yield claim(UNPROVEN, ahead=first, behind=second, high=high, low=low, dimensions=listed(ring, bout.lent))
    else:
        yield claim(WON, winner=first, loser=second, high=high, low=low)


def _tally(ring: Ring, bout: Bout) -> Iterator[Expected]:
    if not bout.rows:
        return
    first, second = bout.order
    count = ring.writing.count
    own, other = len(bout.led_by(first)), len(bout.led_by(second))
    yield claim(
        "tally",
        ahead=first.name,
        behind=second.name,
        own=count(own),
        other=count(other),
        compared=count(len(bout.rows)),
        sweep=flag(own == len(bout.rows)),
    )


def _coverage(ring: Ring, bout: Bout) -> Iterator[Expected]:
    if bout.rows and bout.missing:
        compared, scored = ring.writing.count(len(bout.rows)), ring.writing.count(len(ring.dimensions))
        missing, first, second = listed(ring, bout.missing), bout.a.name, bout.b.name
        yield claim("coverage", first=first, second=second, compared=compared, scored=scored, missing=missing)


def _firmness(ring: Ring, bout: Bout) -> Iterator[Expected]:
    if bout.ruling == WON:
        narrow, share = bout.high - bout.low <= ring.rubric.narrow, ring.writing.share(bout.share)
        yield claim("firmness", winner=bout.ahead.name, loser=bout.behind.name, share=share, narrow=flag(narrow))


def _odds(ring: Ring, bout: Bout) -> Iterator[Expected]:
    for own, other in bout.sides if bout.rows else ():
        share = bout.share if own is bout.ahead else 1 - bout.share if any(bout.gap.values()) else Fraction(0)
        yield claim("odds", product=own.name, other=other.name, share=ring.writing.share(share))


def _crown(ring: Ring, bout: Bout) -> Iterator[Expected]:
    if bout.ruling == WON:
        yield claim("crown", winner=bout.ahead.name, loser=bout.behind.name)


OPENINGS = frozenset((WON, CLOSE, SPLIT, UNPROVEN, INCOMPARABLE))
OF_PAIRS = {
    **dict.fromkeys(OPENINGS, OfPair(opening, "the two cannot be held against one another")),
    "tally": OfPair(_tally, "the two share no dimension"),
    "coverage": OfPair(_coverage, "no dimension is left out, or the two share none"),
    "firmness": OfPair(_firmness, "nobody wins"),
    "odds": OfPair(_odds, "the two share no dimension", by=("product",)),
    "crown": OfPair(_crown, "nobody wins"),
}
