"""Proofs of what either side of a duel leads on, and of what would turn the result. Start with `OF_PAIRS`."""

from collections.abc import Iterator
from fractions import Fraction

from generator.audit.arithmetic import on_one_scale
from generator.audit.bout import CLOSE, INCOMPARABLE, WON, Bout
from generator.audit.expected import Expected, Shown, claim, flag
from generator.audit.provers.subjects import OfPair, leads, listed
from generator.audit.world import Ring

MOST_TURNS = 2


def _wins(ring: Ring, bout: Bout) -> Iterator[Expected]:
    if bout.led_by(bout.ahead):
        led, compared = leads(ring, bout, bout.ahead), ring.writing.count(len(bout.rows))
        yield claim("wins", product=bout.ahead.name, other=bout.behind.name, leads=led, compared=compared)


def _concession(ring: Ring, bout: Bout) -> Iterator[Expected]:
    """Where the side that is behind is better, or plainly that it is nowhere."""
    product, other = bout.behind.name, bout.ahead.name
    if bout.led_by(bout.behind):
        yield claim("concedes", product=product, other=other, leads=leads(ring, bout, bout.behind))
    elif len(bout.level) < len(bout.rows):
        yield claim("leads-nothing", product=product, other=other, compared=ring.writing.count(len(bout.rows)))


def _level(ring: Ring, bout: Bout) -> Iterator[Expected]:
    if bout.level:
        yield claim("level", first=bout.a.name, second=bout.b.name, dimensions=listed(ring, bout.level))


def _dominates(ring: Ring, bout: Bout) -> Iterator[Expected]:
    if bout.is_total and bout.ruling != WON:
        yield claim("dominates", winner=bout.ahead.name, loser=bout.behind.name)


def turns(ring: Ring, found: list[tuple[int, Fraction, bool]], enough: bool) -> Shown:
    """Weights above (or below) which the result turns: what is enough is rounded inwards, what is needed outwards."""
    facts, texts = [], []
    for n, at, above in found:
        name, limit = ring.dimensions[n], ring.writing.limit(at, down=above is not enough)
        facts.append(f"{name.fact}:{'>' if above else '<'}{at}")
        words = {"dimension": name.text, "at": limit, "at_is": "above" if above else "below"}
        texts.append(ring.sentences.say("turn-item", "", words) or "")
    return Shown(",".join(facts), ring.writing.one_of(texts), len(texts))


def _flips(ring: Ring, bout: Bout) -> Iterator[Expected]:
    if len(bout.rows) < 2 or bout.ruling in (CLOSE, INCOMPARABLE):
        return
    told = {n for e in (bout.a, bout.b) if (advice := bout.advice(e)) for n, _ in advice.turns}
    open_ones = [n for n in bout.rows if n in bout.turns and n not in told]
    nearest = sorted(open_ones, key=dict(zip(open_ones, _steps(bout, open_ones), strict=True)).__getitem__)[:MOST_TURNS]
    if nearest:
        shown = [(n, bout.turns[n], bout.lead(bout.ahead, n) < 0) for n in nearest]
        yield claim("flips", challenger=bout.behind.name, holder=bout.ahead.name, turns=turns(ring, shown, enough=True))


def _steps(bout: Bout, dimensions: list[int]) -> list[int]:
    """How far each turn lies from the present weight of its dimension, on one scale."""
    found = []
    for n in dimensions:
        part, whole = bout.turns[n].numerator, bout.turns[n].denominator
        found.append((abs(part * bout.whole - bout.weight[n] * whole), whole))
    return on_one_scale(found)


def _difference(ring: Ring, bout: Bout) -> Iterator[Expected]:
    write = ring.writing
    for own, rival in bout.sides if bout.rows else ():
        yield claim(
            "difference",
            product=own.name,
            rival=rival.name,
            own=write.tenths(bout.overalls[own.id]),
            theirs=write.tenths(bout.overalls[rival.id]),
            leads=listed(ring, bout.led_by(own)),
            trails=listed(ring, bout.led_by(rival)),
            compared=write.count(len(bout.rows)),
            partial=flag(bool(bout.missing)),
        )


NOWHERE = "no weight of one dimension turns the result, or the advice names it already"
OF_PAIRS = {
    "wins": OfPair(_wins, "the side that is ahead leads on nothing"),
    **dict.fromkeys(("concedes", "leads-nothing"), OfPair(_concession, "neither leads on anything")),
    "level": OfPair(_level, "no dimension is level"),
    "dominates": OfPair(_dominates, "some gap goes the other way, or there is a crown, which says as much"),
    "flips": OfPair(_flips, NOWHERE),
    "difference": OfPair(_difference, "the two share no dimension", by=("product",)),
}
