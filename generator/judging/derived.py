"""Scores that a rubric derives: half from the other scores, half from what a workload costs. Start with `derive`.

Done once before anything else is judged; all that comes after sees ordinary scores with a mark. The formula
stands in docs/claims.md.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from types import MappingProxyType

from msgspec.structs import replace

from generator.judging.bills import decimal_of
from generator.judging.claims import Charge, Claim, Derived, DimensionRef, NotDerived, ProductRef, WorkloadRef
from generator.judging.costs import price, rounded
from generator.model.catalogue import Catalogue, Category
from generator.model.product import Derivation, Product, Score, Status
from generator.model.rubric import Dimension, Rubric, Tenths, Workload

MOST = Fraction(10)
HUNDREDTH = Decimal("0.01")
Costs = dict[str, Fraction | None]
"""A month's cost by id of the product; None where it is not known."""


def derive(catalogue: Catalogue) -> Catalogue:
    """Give every product a score in each derived dimension in which none is typed, unknown if need be."""
    return replace(catalogue, categories=tuple(map(_derive, catalogue.categories)))


def _derive(category: Category) -> Category:
    workloads = {w.id: w for w in category.workloads}
    wanted = [d for d in category.rubric.dimensions if d.derive in workloads]
    if not wanted:
        return category
    costs = {id: _costs(category, workloads[id]) for id in dict.fromkeys(d.derive for d in wanted)}
    products = tuple(
        _scored(p, category, [d for d in wanted if d.id not in p.scores], costs) for p in category.products
    )
    return replace(category, products=products)


def _costs(category: Category, workload: Workload) -> Costs:
    bills = ((p.id, price(p, workload, category).bill) for p in category.products)
    return {id: bill.month if bill else None for id, bill in bills}


def _scored(product: Product, category: Category, wanted: list[Dimension], costs: dict[str, Costs]) -> Product:
    """The product with these dimensions derived, its scores in the rubric's order."""
    found = {d.id: _score(_derivation(product, category, d.derive, costs[d.derive])) for d in wanted}
    scores = {**product.scores, **found}
    ordered = {d.id: scores[d.id] for d in category.rubric.dimensions if d.id in scores}
    return replace(product, scores=MappingProxyType(ordered))


def _derivation(product: Product, category: Category, workload: str, costs: Costs) -> Derivation:
    missing = tuple(d.id for d in typed_in(category.rubric) if product.points(d.id) is None)
    charged = [cost for p in category.products if p.status is Status.CURRENT and (cost := costs[p.id])]
    own = costs[product.id]
    least = min([*charged, *([own] if own else [])], default=None)
    return Derivation(workload, None if missing else _quality(product, category.rubric), own, least, missing)


def typed_in(rubric: Rubric) -> tuple[Dimension, ...]:
    """The dimensions that a derived score rests on: none that is derived, so that no score counts itself."""
    return tuple(d for d in rubric.dimensions if not d.derive)


def _quality(product: Product, rubric: Rubric) -> Fraction | None:
    """The mean of the typed scores by the rubric's weights, in points."""
    weighed = [(product.points(d.id) or Tenths(0), d.weight) for d in typed_in(rubric)]
    return Fraction(sum(p * w for p, w in weighed), 10 * sum(w for _, w in weighed)) if weighed else None


def price_points(of: Derivation) -> Fraction | None:
    """What the cost earns: 10 if nothing is charged, else ten times the least cost over the own; None if unknown."""
    if of.cost is None:
        return None
    return MOST * of.least / of.cost if of.cost and of.least else MOST


def exact_points(of: Derivation) -> Fraction | None:
    """The derived score before it is rounded, in points; None if a half of it is unknown."""
    earned = price_points(of)
    return None if of.quality is None or earned is None else (of.quality + earned) / 2


def _score(of: Derivation) -> Score:
    exact = exact_points(of)
    return Score(None if exact is None else Tenths(int(exact * 10 + Fraction(1, 2))), derived=of)


def derivation(product: Product, dimension: Dimension, category: Category) -> Claim | None:
    """Say how a score was derived, or why it could not be; None if it was typed."""
    score = product.scores.get(dimension.id)
    of = score.derived if score else None
    workload = next((w for w in category.workloads if w.id == dimension.derive), None)
    if score is None or of is None or workload is None:
        return None
    refs, work = (ProductRef.of(product), DimensionRef.of(dimension)), WorkloadRef(workload.id, workload.name)
    earned = price_points(of)
    if score.points is None or of.quality is None or of.cost is None or earned is None:
        return NotDerived(*refs, work, _named(of.missing, category.rubric.dimensions))
    charge = Charge.NOTHING if not of.cost else Charge.LEAST if of.cost == of.least else Charge.MORE
    amounts = rounded(of.cost, category.currency), rounded(of.least or of.cost, category.currency)
    return Derived(*refs, score.points, _shown(of.quality), _shown(earned), work, charge, *amounts)


def _named(ids: tuple[str, ...], dimensions: Iterable[Dimension]) -> tuple[DimensionRef, ...]:
    return tuple(DimensionRef.of(d) for d in dimensions if d.id in ids)


def _shown(points: Fraction) -> Decimal:
    return decimal_of(points).quantize(HUNDREDTH, ROUND_HALF_UP).normalize()
