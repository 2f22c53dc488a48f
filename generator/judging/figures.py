"""The single figures of pages as claims: scores, overalls, the crown, who leads a row, the arithmetic.

Start with `score_of`.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from generator.judging.claims import (
    Advised,
    BreakEvens,
    Claim,
    Crown,
    DimensionRef,
    DuelOverall,
    Exact,
    ExactShare,
    ExactTurn,
    OwnOverall,
    OwnWorking,
    ProductRef,
    RowLead,
    RowLevel,
    ScoreOf,
    Step,
    Term,
    Threshold,
    Working,
)
from generator.judging.duel import Duel, Row
from generator.judging.family import is_family, newer_of
from generator.judging.ranking import own_overall
from generator.model.product import Product
from generator.model.rubric import Dimension, Rubric, Tenths, Weight

FOURTH_PLACE = Decimal("0.0001")


def score_of(product: Product, dimension: Dimension) -> ScoreOf | None:
    points = product.points(dimension.id)
    return None if points is None else ScoreOf(ProductRef.of(product), DimensionRef.of(dimension), points)


def overall_of(product: Product, rubric: Rubric) -> OwnOverall | None:
    points = own_overall(product, rubric)
    return None if points is None else OwnOverall(ProductRef.of(product), points)


def duel_overall(duel: Duel, product: Product) -> DuelOverall | None:
    points = _overall(duel, product)
    return None if points is None else DuelOverall(*duel.sides(product), points)


def advised(duel: Duel, product: Product) -> Advised:
    newer = newer_of(duel.a, duel.b) if is_family(duel.a, duel.b) else None
    step = Step.CHOOSE if newer is None else Step.MOVE if newer is product else Step.STAY
    return Advised(*duel.sides(product), step)


def crown(duel: Duel, product: Product) -> Crown | None:
    return Crown(*duel.sides(product)) if duel.winner is product else None


def row_lead(duel: Duel, row: Row) -> Claim:
    """Who leads one dimension, or that neither does."""
    dimension = DimensionRef.of(row.dimension)
    if abs(row.gap) <= duel.rubric.tie:
        return RowLevel(*duel.refs, dimension)
    return RowLead(*duel.sides(duel.a if row.gap > 0 else duel.b), dimension, Tenths(abs(row.gap)))


def working(duel: Duel, product: Product) -> Working | None:
    """How a side's overall in a duel comes about; None without a shared dimension."""
    overall = _overall(duel, product)
    if overall is None:
        return None
    order = {d.id: n for n, d in enumerate(duel.rubric.dimensions)}
    is_a = product.id == duel.a.id
    rows = sorted(duel.rows, key=lambda row: order[row.dimension.id])
    terms = tuple(Term(DimensionRef.of(r.dimension), r.a if is_a else r.b, r.dimension.weight) for r in rows)
    divisor, mean = _mean(terms)
    return Working(*duel.sides(product), terms, divisor, mean, overall, rounded=mean * 10 != overall)


def own_working(product: Product, rubric: Rubric) -> OwnWorking | None:
    """How a product's own overall comes about; None without a score."""
    overall = own_overall(product, rubric)
    if overall is None:
        return None
    scored = ((d, p) for d in rubric.dimensions if (p := product.points(d.id)) is not None)
    terms = tuple(Term(DimensionRef.of(d), points, d.weight) for d, points in scored)
    divisor, mean = _mean(terms)
    return OwnWorking(ProductRef.of(product), terms, divisor, mean, overall, rounded=mean * 10 != overall)


def exact_share(duel: Duel) -> ExactShare | None:
    """The win share as a fraction; None where nobody is ahead, and where it is none or all."""
    if not duel.lean or duel.share in (0, 1):
        return None
    return ExactShare(*duel.sides(duel.ahead), Exact(duel.share))


def break_evens(duel: Duel) -> BreakEvens | None:
    """Every break-even of a duel, in the rubric's order; None where there is none, or nobody is ahead."""
    if not duel.lean or len(duel.rows) < 2:
        return None
    rows = zip(duel.rows, duel.turning_shares, duel.gaps(duel.ahead), strict=True)
    found = {row.dimension.id: Threshold(at, above=gap < 0) for row, at, gap in rows if at is not None}
    turns = tuple(ExactTurn(DimensionRef.of(d), found[d.id]) for d in duel.rubric.dimensions if d.id in found)
    return BreakEvens(*duel.sides(duel.behind), turns) if turns else None


def _mean(terms: Sequence[Term]) -> tuple[Weight, Decimal]:
    """The sum of the weights, and the mean in points with four places at most, half up."""
    total = sum(t.weight for t in terms)
    mean = Decimal(sum(t.points * t.weight for t in terms)) / total / 10
    return Weight(total), mean.quantize(FOURTH_PLACE, ROUND_HALF_UP).normalize()


def _overall(duel: Duel, product: Product) -> Tenths | None:
    return duel.overall_a if product.id == duel.a.id else duel.overall_b
