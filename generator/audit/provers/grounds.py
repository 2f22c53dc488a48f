"""Proofs of what either side of a duel leads on, and of what would turn the result. Start with `OF_PAIRS`."""

from collections.abc import Iterator
from fractions import Fraction

from generator.audit.arithmetic import on_one_scale
from generator.audit.bout import CLOSE, INCOMPARABLE, WON, Bout
from generator.audit.expected import Expected, Shown, claim, flag
from generator.audit.provers.subjects import Found, OfPair, leads, listed
from generator.audit.world import Ring

MOST_TURNS = 2


def _find_wins(ring: Ring, bout: Bout) -> Iterator[Found]:
    if bout.led_by(bout.ahead):
        yield bout.ahead is bout.b, leads(ring, bout, bout.ahead), len(bout.rows)


def _wins(ring: Ring, product: Shown, other: Shown, led: Shown, rows: int) -> Expected:
    return claim("wins", product=product, other=other, leads=led, compared=ring.writing.count(rows))


def _find_concession(ring: Ring, bout: Bout) -> Iterator[Found]:
    """Where the side that is behind is better, or plainly that it is nowhere."""
    if bout.led_by(bout.behind):
        yield bout.behind is bout.b, leads(ring, bout, bout.behind), len(bout.rows)
    elif len(bout.level) < len(bout.rows):
        yield bout.behind is bout.b, None, len(bout.rows)


def _concession(ring: Ring, product: Shown, other: Shown, led: Shown | None, rows: int) -> Expected:
    if led:
        return claim("concedes", product=product, other=other, leads=led)
    return claim("leads-nothing", product=product, other=other, compared=ring.writing.count(rows))


def _find_level(_: Ring, bout: Bout) -> Iterator[Found]:
    if bout.level:
        yield False, bout.level


def _level(ring: Ring, first: Shown, second: Shown, level: tuple[int, ...]) -> Expected:
    return claim("level", first=first, second=second, dimensions=listed(ring, level))


def _find_domination(_: Ring, bout: Bout) -> Iterator[Found]:
    if bout.is_total and bout.ruling != WON:
        yield (bout.ahead is bout.b,)


def _dominates(_: Ring, winner: Shown, loser: Shown) -> Expected:
    return claim("dominates", winner=winner, loser=loser)


def turns(ring: Ring, found: list[tuple[int, Fraction, bool]], enough: bool) -> Shown:
    """Weights above (or below) which the result turns: what is enough is rounded inwards, what is needed outwards."""
    facts, texts = [], []
    for n, at, above in found:
        name, limit = ring.dimensions[n], ring.writing.limit(at, down=above is not enough)
        facts.append(f"{name.fact}:{'>' if above else '<'}{at}")
        words = {"dimension": name.text, "at": limit, "at_is": "above" if above else "below"}
        texts.append(ring.sentences.say("turn-item", "", words) or "")
    return Shown(",".join(facts), ring.writing.one_of(texts), len(texts))


def _find_flips(ring: Ring, bout: Bout) -> Iterator[Found]:
    if len(bout.rows) < 2 or bout.ruling in (CLOSE, INCOMPARABLE):
        return
    told = {n for e in (bout.a, bout.b) if (advice := bout.advice(e)) for n, _ in advice.turns}
    open_ones = [n for n in bout.rows if n in bout.turns and n not in told]
    nearest = sorted(open_ones, key=dict(zip(open_ones, _steps(bout, open_ones), strict=True)).__getitem__)[:MOST_TURNS]
    if nearest:
        shown = [(n, bout.turns[n], bout.lead(bout.ahead, n) < 0) for n in nearest]
        yield bout.behind is bout.b, turns(ring, shown, enough=True)


def _flips(_: Ring, challenger: Shown, holder: Shown, turned: Shown) -> Expected:
    return claim("flips", challenger=challenger, holder=holder, turns=turned)


def _steps(bout: Bout, dimensions: list[int]) -> list[int]:
    """How far each turn lies from the present weight of its dimension, on one scale."""
    found = []
    for n in dimensions:
        part, whole = bout.turns[n].numerator, bout.turns[n].denominator
        found.append((abs(part * bout.whole - bout.weight[n] * whole), whole))
    return on_one_scale(found)


def _find_difference(_: Ring, bout: Bout) -> Iterator[Found]:
    for own, rival in bout.sides if bout.rows else ():
        overalls = (bout.overalls[own.id], bout.overalls[rival.id])
        yield (
            own is bout.b,
            overalls,
            bout.led_by(own),
            bout.led_by(rival),
            bout.level,
            len(bout.rows),
            bool(bout.missing),
        )


def _difference(
    ring: Ring,
    product: Shown,
    rival: Shown,
    overalls: tuple[int, int],
    led: tuple[int, ...],
    trailed: tuple[int, ...],
    level: tuple[int, ...],
    rows: int,
    partial: bool,
) -> Expected:
    own, theirs = map(ring.writing.tenths, overalls)
    return claim(
        "difference",
        product=product,
        rival=rival,
        own=own,
        theirs=theirs,
        leads=listed(ring, led),
        trails=listed(ring, trailed),
        level=listed(ring, level),
        compared=ring.writing.count(rows),
        partial=flag(partial),
    )


NOWHERE = "no weight of one dimension turns the result, or the advice names it already"
OF_PAIRS = {
    "wins": OfPair(_find_wins, _wins, "the side that is ahead leads on nothing", alike=False),
    **dict.fromkeys(
        ("concedes", "leads-nothing"), OfPair(_find_concession, _concession, "neither leads on anything", alike=False)
    ),
    "level": OfPair(_find_level, _level, "no dimension is level"),
    "dominates": OfPair(
        _find_domination, _dominates, "some gap goes the other way, or there is a crown, which says as much"
    ),
    "flips": OfPair(_find_flips, _flips, NOWHERE, alike=False),
    "difference": OfPair(_find_difference, _difference, "the two share no dimension", by=("product",)),
}
