"""Scores that nobody typed, worked out a second time: half the other scores, half the cost. Start with `work_out`.

Knows the files and the formula of docs/claims.md; must not know what `judging` made of them.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.audit.bills import Bill, best_bill, rate_of
from generator.model.product import Product, Status
from generator.model.rubric import Dimension, Workload

if TYPE_CHECKING:
    from generator.audit.world import Ring

FULL = 100
"""The most that a score can be, in tenths."""


class Worked(Struct, frozen=True):
    """Both halves in tenths, exact, and what the second rests on; None is what nobody knows."""

    workload: Workload
    quality: Fraction | None
    price: Fraction | None
    month: Fraction | None
    least: Fraction | None
    missing: tuple[int, ...]
    """Places of the dimensions for want of which there is no quality."""

    @property
    def points(self) -> int | None:
        """Half up to a whole tenth."""
        if self.quality is None or self.price is None:
            return None
        both = self.quality + self.price
        whole, rest = divmod(both.numerator, 2 * both.denominator)
        return whole + (rest >= both.denominator)


def is_derived(product: Product, dimension: Dimension) -> bool:
    """Whether nobody typed a score where the rubric derives one."""
    score = product.scores.get(dimension.id)
    return bool(dimension.derive) and (score is None or score.derived is not None)


def work_out(ring: "Ring") -> Mapping[tuple[str, str], Worked]:
    """Every derived score of a category, by product and dimension."""
    found, products = {}, ring.category.products
    for dimension in ring.rubric.dimensions:
        workload = next((w for w in ring.category.workloads if w.id == dimension.derive), None)
        if workload is None:
            continue
        months = {p.id: _month(ring, p, workload) for p in products}
        market = [m for p in products if p.status is Status.CURRENT and (m := months[p.id])]
        for product in products:
            if is_derived(product, dimension):
                found[product.id, dimension.id] = _worked(ring, product, workload, months[product.id], market)
    return found


def _worked(
    ring: "Ring", product: Product, workload: Workload, month: Fraction | None, market: list[Fraction]
) -> Worked:
    typed = [n for n, d in enumerate(ring.rubric.dimensions) if not d.derive]
    points = {n: product.points(ring.rubric.dimensions[n].id) for n in typed}
    missing = tuple(n for n in typed if points[n] is None)
    weighed = sum((points[n] or 0) * ring.weights[n] for n in typed)
    quality = None if missing else Fraction(weighed, sum(ring.weights[n] for n in typed))
    if month is None:
        return Worked(workload, quality, None, None, None, missing)
    if not month:
        return Worked(workload, quality, Fraction(FULL), month, min(market, default=None), missing)
    least = min([month, *market])
    return Worked(workload, quality, FULL * least / month, month, least, missing)


def _month(ring: "Ring", product: Product, workload: Workload) -> Fraction | None:
    """What a month costs in the currency that costs are compared in."""
    pricing = product.pricing
    bill = best_bill(ring, pricing, workload)
    if not isinstance(bill, Bill) or pricing is None:
        return None
    rate = rate_of(ring, pricing.currency)
    return bill.month * Fraction(rate[0]) if rate else bill.month
