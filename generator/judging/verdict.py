"""A duel put into claims: who is ahead, on what, how firmly, and what would turn it. Start with `opening`."""

from fractions import Fraction

from generator.judging.claims import (
    Claim,
    Close,
    Concedes,
    Count,
    Coverage,
    DimensionRef,
    Dominates,
    Evidence,
    Firmness,
    Flips,
    Incomparable,
    Lead,
    LeadsNothing,
    Level,
    Odds,
    Overall,
    ProductRef,
    Share,
    Split,
    Tally,
    Threshold,
    Turn,
    Unproven,
    Wins,
)
from generator.judging.duel import Duel, Row, Ruling
from generator.model.product import Product
from generator.model.rubric import Tenths

MOST_TURNS = 2


def opening(duel: Duel) -> Claim:
    """The one claim that answers the page's question."""
    ahead, behind = (ProductRef.of(p) for p in _order(duel))
    match duel.ruling:
        case Ruling.WON:
            return Overall(ahead, behind, duel.high, duel.low)
        case Ruling.CLOSE:
            return Close(ahead, behind, duel.high, duel.low, Tenths(duel.shown_gap))
        case Ruling.SPLIT:
            return Split(ahead, behind, duel.high, duel.low, Share(duel.share))
        case Ruling.UNPROVEN:
            dimensions = tuple(DimensionRef.of(d) for d in duel.vendor_only(duel.ahead))
            return Unproven(ahead, behind, duel.high, duel.low, dimensions)
        case Ruling.INCOMPARABLE:
            return Incomparable(ahead, behind)


def grounds(duel: Duel) -> tuple[Claim, ...]:
    """What the side that is ahead leads on; that it is behind on nothing, unless the firmness of a win says so."""
    if not duel.rows:
        return ()
    leads = wins(duel, duel.ahead)
    if dominates(duel) and duel.ruling is not Ruling.WON:
        total = Dominates(*duel.sides(duel.ahead))
        return (total, *leads)
    return leads


def wins(duel: Duel, product: Product) -> tuple[Claim, ...]:
    """All dimensions a side leads by more than the tie, or nothing."""
    led = duel.led_by(product)
    if not led:
        return ()
    return (Wins(*duel.sides(product), _leads(led), Count(len(duel.rows))),)


def tally(duel: Duel) -> Claim | None:
    """How many of the shared dimensions each side leads on."""
    if not duel.rows:
        return None
    first, second = _order(duel)
    own, other = Count(len(duel.led_by(first))), Count(len(duel.led_by(second)))
    return Tally(ProductRef.of(first), ProductRef.of(second), own, other, Count(len(duel.rows)), own == len(duel.rows))


def concession(duel: Duel) -> Claim | None:
    """Where the side that is behind is better: a list, or plainly that there is nothing; None if all is level."""
    if not duel.rows or len(duel.level) == len(duel.rows):
        return None
    behind, ahead = duel.sides(duel.behind)
    led = duel.led_by(duel.behind)
    if led:
        return Concedes(behind, ahead, _leads(led))
    return LeadsNothing(behind, ahead, Count(len(duel.rows)))


def level(duel: Duel) -> Claim | None:
    """The dimensions on which neither leads, if any."""
    rows = duel.level
    return Level(*duel.refs, _names(rows)) if rows else None


def dominates(duel: Duel) -> bool:
    """True if somebody is ahead and no exact gap goes the other way."""
    return duel.lean != 0 and all(g >= 0 for g in duel.gaps(duel.ahead))


def firmness(duel: Duel) -> Claim | None:
    """How many weightings agree; only of a win, the other rulings say it themselves or have none."""
    if duel.ruling is not Ruling.WON:
        return None
    winner, loser = duel.sides(duel.ahead)
    return Firmness(winner, loser, Share(duel.share), duel.shown_gap <= duel.rubric.narrow)


def odds(duel: Duel, product: Product) -> Odds | None:
    """How many weightings put one side ahead, whatever the ruling; None if the two share no dimension."""
    if not duel.rows:
        return None
    return Odds(*duel.sides(product), Share(duel.share_of(product)))


def flips(duel: Duel, said: tuple[str, ...] = ()) -> Flips | None:
    """What would turn the result, nearest to the present weights first, at most `MOST_TURNS`.

    `said` are dimensions whose turn is told elsewhere. Nothing if the result is
    too close to have a side that could be overtaken.
    """
    if len(duel.rows) < 2 or duel.ruling in (Ruling.CLOSE, Ruling.INCOMPARABLE):
        return None
    gaps, weights, whole = duel.gaps(duel.ahead), duel.weights, sum(duel.weights)
    found = []
    for index, (row, at) in enumerate(zip(duel.rows, duel.turning_shares, strict=True)):
        if at is not None and row.dimension.id not in said:
            turn = Turn(DimensionRef.of(row.dimension), Threshold(at, gaps[index] < 0, enough=True))
            found.append((abs(at - Fraction(weights[index], whole)), index, turn))
    turns = tuple(turn for _, _, turn in sorted(found, key=lambda entry: entry[:2])[:MOST_TURNS])
    return Flips(*duel.sides(duel.behind), turns) if turns else None


def coverage(duel: Duel) -> Claim | None:
    """Which dimensions take no part, if any."""
    if not duel.missing or not duel.rows:
        return None
    names = tuple(DimensionRef.of(d) for d in duel.missing)
    return Coverage(*duel.refs, Count(len(duel.rows)), Count(len(duel.rubric.dimensions)), names)


def evidence(*products: Product) -> Evidence:
    """How many scores of these products rest on more than the editor's opinion; derived ones are counted apart."""
    known = [s for p in products for s in p.scores.values() if s.points is not None]
    scores = [s for s in known if s.derived is None]
    proven = Count(sum(not s.is_opinion for s in scores))
    refs = tuple(ProductRef.of(p) for p in products)
    return Evidence(refs, proven, Count(len(scores)), Count(len(known) - len(scores)), proven == len(scores))


def _order(duel: Duel) -> tuple[Product, Product]:
    """Who is named first: the one that is ahead, or the lower id where the shown overalls are equal."""
    return (duel.a, duel.b) if duel.shown_gap == 0 else (duel.ahead, duel.behind)


def _names(rows: tuple[Row, ...]) -> tuple[DimensionRef, ...]:
    return tuple(DimensionRef.of(r.dimension) for r in rows)


def _leads(rows: tuple[Row, ...]) -> tuple[Lead, ...]:
    return tuple(Lead(DimensionRef.of(r.dimension), max(r.a, r.b), min(r.a, r.b)) for r in rows)
