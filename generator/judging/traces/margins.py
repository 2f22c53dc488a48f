"""The gaps of a duel step by step: the win share, break-evens, the gap at a raised weight.

Knows numbers, not sentences; uses the functions that judged. Start with `win_share_of`.
"""

from fractions import Fraction

from generator.judging.claims import DimensionRef, Threshold
from generator.judging.duel import Duel
from generator.judging.firmness import break_even, gap_at, raised, win_share
from generator.judging.traces.steps import BreakEven, Gap, Gaps, Raised, Shifted, WinShare
from generator.model.product import Product

TENTHS = 10


def gaps_of(duel: Duel, product: Product) -> Gaps:
    return Gaps(*duel.sides(product), _gaps(duel, product), duel.rubric.tie)


def win_share_of(duel: Duel, product: Product) -> WinShare:
    """The share of all weightings for which a side is ahead, with its factors where there is a plain product."""
    gaps = duel.gaps(product)
    ahead, behind = [g for g in gaps if g > 0], [-g for g in gaps if g < 0]
    factors: tuple[Fraction, ...] = ()
    if len(behind) == 1 and ahead:
        factors = tuple(Fraction(behind[0], behind[0] + y) for y in ahead)
    elif len(ahead) == 1 and behind:
        factors = tuple(Fraction(ahead[0], ahead[0] + x) for x in behind)
    return WinShare(*duel.sides(product), _gaps(duel, product), factors, win_share(gaps))


def break_even_of(duel: Duel, holder: Product, dimension: str, shown: Threshold | None = None) -> BreakEven | None:
    """The share of the decision at which a dimension turns the result, seen from the side that is ahead."""
    gaps, weights = duel.gaps(holder), duel.weights
    index = [row.dimension.id for row in duel.rows].index(dimension)
    at = break_even(gaps, weights, index)
    if at is None:
        return None
    others = [n for n in range(len(gaps)) if n != index]
    rest = Fraction(sum(gaps[n] * weights[n] for n in others), TENTHS * sum(weights[n] for n in others))
    own, other = duel.sides(holder)
    present = Fraction(weights[index], sum(weights))
    name = DimensionRef.of(duel.rows[index].dimension)
    return BreakEven(other, own, name, Fraction(gaps[index], TENTHS), rest, present, at, shown)


def raised_of(duel: Duel, product: Product, dimension: str) -> Raised:
    """The gap of the means, in points, with one dimension raised to half of the decision if it has less."""
    gaps, weights = duel.gaps(product), duel.weights
    index = [row.dimension.id for row in duel.rows].index(dimension)
    at = raised(weights, index)
    others = sum(weights) - weights[index]
    terms = []
    for n, row in enumerate(duel.rows):
        weight = at if n == index else (1 - at) * Fraction(weights[n], others)
        terms.append(Shifted(DimensionRef.of(row.dimension), gaps[n], weight, gaps[n] * weight / TENTHS))
    name = DimensionRef.of(duel.rows[index].dimension)
    return Raised(*duel.sides(product), name, at, tuple(terms), gap_at(gaps, weights, index, at) / TENTHS)


def _gaps(duel: Duel, product: Product) -> tuple[Gap, ...]:
    is_a = product.id == duel.a.id
    return tuple(
        Gap(DimensionRef.of(r.dimension), r.a if is_a else r.b, r.b if is_a else r.a, r.gap if is_a else -r.gap)
        for r in duel.rows
    )
