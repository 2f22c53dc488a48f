"""Proofs of what a duel is opened with and how firm it is. Start with `opening`."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from generator.audit.bout import CLOSE, INCOMPARABLE, SPLIT, UNPROVEN, WON, Bout
from generator.audit.expected import Expected, Shown, claim, flag
from generator.audit.provers.subjects import Found, OfPair, listed
from generator.audit.world import Ring


def _find_opening(_: Ring, bout: Bout) -> Iterator[Found]:
    """The one claim that answers who is better, whichever the page makes."""
    ruling = bout.ruling
    because = bout.share if ruling == SPLIT else bout.lent if ruling == UNPROVEN else None
    yield bout.order[0] is bout.b, ruling, bout.high, bout.low, because


def opening(ring: Ring, first: Shown, second: Shown, ruling: str, most: int, least: int, because: Any) -> Expected:
    write = ring.writing.tenths
    high, low = write(most), write(least)
    match ruling:
        case "incomparable":
            return claim(INCOMPARABLE, first=first, second=second)
        case "close":
            return claim(CLOSE, first=first, second=second, high=high, low=low, gap=write(most - least))
        case "split":
            return claim(SPLIT, ahead=first, behind=second, high=high, low=low, share=ring.writing.share(because))
        case "unproven":
            return claim(UNPROVEN, ahead=first, behind=second, high=high, low=low, dimensions=listed(ring, because))
    return claim(WON, winner=first, loser=second, high=high, low=low)


def _find_tally(_: Ring, bout: Bout) -> Iterator[Found]:
    if bout.rows:
        first, second = bout.order
        yield first is bout.b, len(bout.led_by(first)), len(bout.led_by(second)), len(bout.rows)


def _tally(ring: Ring, ahead: Shown, behind: Shown, own: int, other: int, compared: int) -> Expected:
    count, sweep = ring.writing.count, flag(own == compared)
    return claim(
        "tally",
        ahead=ahead,
        behind=behind,
        own=count(own),
        other=count(other),
        compared=count(compared),
        sweep=sweep,
    )


def _find_coverage(_: Ring, bout: Bout) -> Iterator[Found]:
    if bout.rows and bout.missing:
        yield False, len(bout.rows), bout.missing


def _coverage(ring: Ring, first: Shown, second: Shown, rows: int, missing: tuple[int, ...]) -> Expected:
    compared, scored = ring.writing.count(rows), ring.writing.count(len(ring.dimensions))
    left_out = listed(ring, missing)
    return claim("coverage", first=first, second=second, compared=compared, scored=scored, missing=left_out)


def _find_firmness(ring: Ring, bout: Bout) -> Iterator[Found]:
    if bout.ruling == WON:
        yield bout.ahead is bout.b, bout.share, bout.high - bout.low <= ring.rubric.narrow


def _firmness(ring: Ring, winner: Shown, loser: Shown, share: Fraction, narrow: bool) -> Expected:
    return claim("firmness", winner=winner, loser=loser, share=ring.writing.share(share), narrow=flag(narrow))


def _find_odds(_: Ring, bout: Bout) -> Iterator[Found]:
    for own, _other in bout.sides if bout.rows else ():
        share = bout.share if own is bout.ahead else 1 - bout.share if any(bout.gap.values()) else Fraction(0)
        yield own is bout.b, share


def _odds(ring: Ring, product: Shown, other: Shown, share: Fraction) -> Expected:
    return claim("odds", product=product, other=other, share=ring.writing.share(share))


def _find_crown(_: Ring, bout: Bout) -> Iterator[Found]:
    if bout.ruling == WON:
        yield (bout.ahead is bout.b,)


def _crown(_: Ring, winner: Shown, loser: Shown) -> Expected:
    return claim("crown", winner=winner, loser=loser)


OPENINGS = frozenset((WON, CLOSE, SPLIT, UNPROVEN, INCOMPARABLE))
OF_PAIRS = {
    **dict.fromkeys(OPENINGS, OfPair(_find_opening, opening, "the two cannot be held against one another")),
    "tally": OfPair(_find_tally, _tally, "the two share no dimension"),
    "coverage": OfPair(_find_coverage, _coverage, "no dimension is left out, or the two share none"),
    "firmness": OfPair(_find_firmness, _firmness, "nobody wins", alike=False),
    "odds": OfPair(_find_odds, _odds, "the two share no dimension", by=("product",), alike=False),
    "crown": OfPair(_find_crown, _crown, "nobody wins"),
}
