"""Proofs of what either side of a duel leads on, and of what would turn the result. Start with `PROVERS`."""

from fractions import Fraction

from generator.audit.bout import CLOSE, INCOMPARABLE, WON, Bout, Entrant
from generator.audit.expected import Finding, Refuted, Shown, claim, flag
from generator.audit.provers.subjects import leads, listed, two
from generator.audit.world import Ring

MOST_TURNS = 2


def _wins(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    led = bout.led_by(bout.ahead)
    if not led:
        return Refuted(f"{bout.ahead.name.text} leads on nothing")
    return claim(
        "wins",
        product=bout.ahead.name,
        other=bout.behind.name,
        leads=leads(ring, bout, bout.ahead, led),
        compared=ring.writing.count(len(bout.rows)),
    )


def concession(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    """Where the side that is behind is better, or plainly that it is nowhere."""
    if len(bout.level) == len(bout.rows):
        return Refuted("neither leads on anything")
    led = bout.led_by(bout.behind)
    sides = {"product": bout.behind.name, "other": bout.ahead.name}
    if led:
        return claim("concedes", **sides, leads=leads(ring, bout, bout.behind, led))
    return claim("leads-nothing", **sides, compared=ring.writing.count(len(bout.rows)))


def _level(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    if not bout.level:
        return Refuted("no dimension is level")
    return claim("level", first=bout.a.name, second=bout.b.name, dimensions=listed(ring, bout.level))


def _dominates(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    if not bout.is_total or bout.ruling == WON:
        return Refuted("the claim is only made without a crown" if bout.is_total else "some gap goes the other way")
    return claim("dominates", winner=bout.ahead.name, loser=bout.behind.name)


def turn(ring: Ring, dimension: int, at: Fraction, above: bool, enough: bool) -> tuple[str, str]:
    """A weight that turns the result, for us and for readers: what is enough is rounded inwards, what is needed out."""
    name = ring.dimensions[dimension]
    limit = ring.writing.limit(at, down=above is not enough)
    words = {"dimension": name.text, "at": limit, "at_is": "above" if above else "below"}
    return f"{name.fact}:{'>' if above else '<'}{at}", ring.sentences.say("turn-item", "", words) or ""


def turns(ring: Ring, found: list[tuple[str, str]]) -> Shown:
    return Shown(",".join(fact for fact, _ in found), ring.writing.one_of([text for _, text in found]), len(found))


def _flips(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    nothing = Refuted("no weight of one dimension turns the result, or the advice names it already")
    if len(bout.rows) < 2 or bout.ruling in (CLOSE, INCOMPARABLE):
        return nothing
    told = {n for e in (bout.a, bout.b) if (advice := bout.advice(e)) for n, _ in advice.turns}
    found = []
    for place, n in enumerate(bout.rows):
        at = bout.turn(n)
        if at is not None and n not in told:
            found.append((abs(at - bout.present(n)), place, at, n))
    nearest = sorted(found)[:MOST_TURNS]
    if not nearest:
        return nothing
    shown = [turn(ring, n, at, bout.lead(bout.ahead, n) < 0, enough=True) for _, _, at, n in nearest]
    return claim("flips", challenger=bout.behind.name, holder=bout.ahead.name, turns=turns(ring, shown))


def _difference(ring: Ring, bout: Bout, named: Entrant) -> Finding:
    if not bout.rows:
        return Refuted("they share no dimension")
    rival, write = bout.other(named), ring.writing
    return claim(
        "difference",
        product=named.name,
        rival=rival.name,
        own=write.tenths(bout.overalls[named.id]),
        theirs=write.tenths(bout.overalls[rival.id]),
        leads=listed(ring, bout.led_by(named)),
        trails=listed(ring, bout.led_by(rival)),
        compared=write.count(len(bout.rows)),
        partial=flag(bool(bout.missing)),
    )


PROVERS = {
    "wins": two("product", "other", _wins),
    "concedes": two("product", "other", concession),
    "leads-nothing": two("product", "other", concession),
    "level": two("first", "second", _level),
    "dominates": two("winner", "loser", _dominates),
    "flips": two("challenger", "holder", _flips),
    "difference": two("product", "rival", _difference),
}
