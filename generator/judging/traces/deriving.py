"""Derived scores step by step: the mean of the others, what it and the least dear cost, and the mean of both.

Knows how a score was derived, no sentence and no page. Start with `derived_trace`.
"""

from fractions import Fraction

from generator.judging import claims as c
from generator.judging.costs import Priced, price
from generator.judging.derived import exact_points, price_points, typed_in
from generator.judging.traces import weighing
from generator.judging.traces.spending import bill_of
from generator.judging.traces.steps import Bill, Halfway, Step, Trace
from generator.model.catalogue import Category
from generator.model.product import Product, Status
from generator.model.rubric import Dimension, Workload


def derived_trace(claim: c.Claim, product: Product, dimension: Dimension, category: Category) -> Trace:
    """Work out a derived score again; without one there are the scores that it would rest on."""
    typed = typed_in(category.rubric)
    sources, weights = weighing.sources([product], typed), weighing.weightings(typed)
    score, workload = product.scores[dimension.id], next(w for w in category.workloads if w.id == dimension.derive)
    of = score.derived
    if of is None or score.points is None or of.quality is None or of.cost is None:
        return Trace(claim, (), sources)
    earned, exact = price_points(of), exact_points(of)
    assert earned is not None and exact is not None
    refs = c.ProductRef.of(product), c.DimensionRef.of(dimension)
    halfway = Halfway(*refs, of.quality, of.cost, of.least or of.cost, earned, exact, score.points)
    bills = _bills(product, workload, category)
    steps: tuple[Step, ...] = (weighing.mean_of(product, typed), *bills, halfway)
    return Trace(claim, steps, sources, weights)


def _bills(product: Product, workload: Workload, category: Category) -> tuple[Bill, ...]:
    """What the product costs, and before it what the one with the least charge does, if that is another."""
    own = price(product, workload, category)
    others = (p for p in category.products if p.status is Status.CURRENT and p.id != product.id)
    charged = [(month, priced) for p in others if (month := _month(priced := price(p, workload, category)))]
    least = min(charged, key=lambda found: found[0], default=None)
    dear = _month(own)
    first = (least[1],) if least and dear and least[0] < dear else ()
    return tuple(bill for p in (*first, own) if (bill := bill_of(p, category)))


def _month(priced: Priced) -> Fraction | None:
    return priced.bill.month if priced.bill else None
