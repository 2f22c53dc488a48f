"""The single figures of pages as claims: scores, overalls, the crown, who leads a row, the arithmetic.

Start with `score_of`.
"""

from decimal import ROUND_HALF_UP, Decimal

from generator.judging.claims import (
    Advised,
    Claim,
    Crown,
    DimensionRef,
    DuelOverall,
    OwnOverall,
    ProductRef,
    RowLead,
    RowLevel,
    ScoreOf,
    Step,
    Term,
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
    return None if points is None else DuelOverall(*_sides(duel, product), points)


def advised(duel: Duel, product: Product) -> Advised:
    newer = newer_of(duel.a, duel.b) if is_family(duel.a, duel.b) else None
    step = Step.CHOOSE if newer is None else Step.MOVE if newer is product else Step.STAY
    return Advised(*_sides(duel, product), step)


def crown(duel: Duel, product: Product) -> Crown | None:
    return Crown(*_sides(duel, product)) if duel.winner is product else None


def row_lead(duel: Duel, row: Row) -> Claim:
    """Who leads one dimension, or that neither does."""
    dimension = DimensionRef.of(row.dimension)
    if abs(row.gap) <= duel.rubric.tie:
        return RowLevel(ProductRef.of(duel.a), ProductRef.of(duel.b), dimension)
    return RowLead(*_sides(duel, duel.a if row.gap > 0 else duel.b), dimension, Tenths(abs(row.gap)))


def working(duel: Duel, product: Product) -> Working | None:
    """How a side's overall in a duel comes about; None without a shared dimension."""
    overall = _overall(duel, product)
    if overall is None:
        return None
    order = {d.id: n for n, d in enumerate(duel.rubric.dimensions)}
    is_a = product.id == duel.a.id
    rows = sorted(duel.rows, key=lambda row: order[row.dimension.id])
    terms = tuple(Term(DimensionRef.of(r.dimension), r.a if is_a else r.b, r.dimension.weight) for r in rows)
    total = sum(t.weight for t in terms)
    mean = Decimal(sum(t.points * t.weight for t in terms)) / total / 10
    rounded = mean.quantize(FOURTH_PLACE, ROUND_HALF_UP).normalize()
    return Working(*_sides(duel, product), terms, Weight(total), rounded, overall, rounded=rounded * 10 != overall)


def _overall(duel: Duel, product: Product) -> Tenths | None:
    return duel.overall_a if product.id == duel.a.id else duel.overall_b


def _sides(duel: Duel, product: Product) -> tuple[ProductRef, ProductRef]:
    """The product and whom it is up against."""
    other = duel.b if product.id == duel.a.id else duel.a
    return ProductRef.of(product), ProductRef.of(other)
