"""Proofs of what a duel is opened with and how firm it is. Start with `opening`."""

from generator.audit.bout import CLOSE, INCOMPARABLE, SPLIT, UNPROVEN, WON, Bout, Entrant
from generator.audit.expected import Finding, Refuted, claim, flag
from generator.audit.provers.subjects import listed, two
from generator.audit.world import Ring


def opening(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    """The one claim that answers who is better, whichever the page makes."""
    first, second = (e.name for e in bout.order)
    if bout.ruling == INCOMPARABLE:
        return claim(INCOMPARABLE, first=first, second=second)
    write = ring.writing.tenths
    high, low = write(bout.high), write(bout.low)
    if bout.ruling == CLOSE:
        return claim(CLOSE, first=first, second=second, high=high, low=low, gap=write(bout.high - bout.low))
    if bout.ruling == SPLIT:
        return claim(SPLIT, ahead=first, behind=second, high=high, low=low, share=ring.writing.share(bout.share))
    if bout.ruling == UNPROVEN:
        return claim(UNPROVEN, ahead=first, behind=second, high=high, low=low, dimensions=listed(ring, bout.lent))
    return claim(WON, winner=first, loser=second, high=high, low=low)


def _tally(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    if not bout.rows:
        return Refuted("they share no dimension")
    first, second = bout.order
    count = ring.writing.count
    own, other = (len(bout.led_by(e)) for e in (first, second))
    return claim(
        "tally",
        ahead=first.name,
        behind=second.name,
        own=count(own),
        other=count(other),
        compared=count(len(bout.rows)),
        sweep=flag(own == len(bout.rows)),
    )


def _coverage(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    if not bout.rows or not bout.missing:
        return Refuted("no dimension is left out" if bout.rows else "they share no dimension")
    compared, scored = ring.writing.count(len(bout.rows)), ring.writing.count(len(ring.dimensions))
    missing = listed(ring, bout.missing)
    return claim("coverage", first=bout.a.name, second=bout.b.name, compared=compared, scored=scored, missing=missing)


def _firmness(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    if bout.ruling != WON:
        return Refuted("nobody wins")
    narrow = bout.high - bout.low <= ring.rubric.narrow
    share = ring.writing.share(bout.share)
    return claim("firmness", winner=bout.ahead.name, loser=bout.behind.name, share=share, narrow=flag(narrow))


def _crown(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    if bout.ruling != WON:
        return Refuted("nobody wins")
    return claim("crown", winner=bout.ahead.name, loser=bout.behind.name)


PROVERS = {
    WON: two("winner", "loser", opening),
    CLOSE: two("first", "second", opening),
    SPLIT: two("ahead", "behind", opening),
    UNPROVEN: two("ahead", "behind", opening),
    INCOMPARABLE: two("first", "second", opening),
    "tally": two("ahead", "behind", _tally),
    "coverage": two("first", "second", _coverage),
    "firmness": two("winner", "loser", _firmness),
    "crown": two("winner", "loser", _crown),
}
OPENINGS = frozenset((WON, CLOSE, SPLIT, UNPROVEN, INCOMPARABLE))
