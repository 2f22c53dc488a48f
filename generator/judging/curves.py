"""How costs run: over the months, and over the volume. Exact fractions. Start with `over_time`."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from generator.judging.bills import Bill
from generator.judging.claims import CostAt, CostBy, Count, ProductRef, WorkloadRef
from generator.judging.costs import Priced, month_of, rounded
from generator.model.catalogue import Category
from generator.model.product import Product
from generator.model.rubric import Workload

Point = tuple[Fraction, Fraction]
"""Months or multiples of a volume, and what is paid."""
DEEPEST = 6
"""Halvings of a piece in which a curve bends."""
MOST_VOLUME = Fraction(2)
"""How far the volume reaches: twice the workload."""
VOLUMES = (Decimal("0.1"), Decimal("0.5"), Decimal(1), Decimal(2))
"""Multiples of the workload that a table names."""


class Curve(Struct, frozen=True):
    """The points of a product's cost from left to right; between two of them it is straight.

    `marks` are what it costs at places that a table names.
    """

    product: Product
    points: tuple[Point, ...]
    marks: tuple[CostBy | CostAt, ...] = ()

    @property
    def is_flat(self) -> bool:
        return len({y for _, y in self.points}) < 2

    def at(self, x: Fraction) -> Fraction:
        """The cost at a place inside of the curve."""
        for (left, low), (right, high) in pairwise(self.points):
            if left <= x < right or x == right == self.points[-1][0]:
                return high if left == right else low + (high - low) * (x - left) / (right - left)
        raise ValueError(x)


def over_time(priced: Priced, months: int) -> Curve | None:
    """What has been paid by each month: what is bought at once, and again whenever it has to be."""
    bill = priced.bill
    if bill is None:
        return None
    curve = Curve(priced.product, tuple(_paid(bill, months)))
    refs = ProductRef.of(priced.product), WorkloadRef(priced.workload.id, priced.workload.name)
    months_named = sorted({0, months // 3, 2 * months // 3, months})
    marks = (CostBy(*refs, Count(m), rounded(curve.at(Fraction(m)), priced.currency)) for m in months_named)
    return replace(curve, marks=tuple(marks))


def _paid(bill: Bill, months: int) -> list[Point]:
    points, paid = [(Fraction(0), bill.once)], bill.once
    step = bill.lasts if bill.once and bill.lasts else months
    for month in range(step, months, step):
        before = paid + bill.running * month
        points += [(Fraction(month), before), (Fraction(month), before + bill.once)]
        paid += bill.once
    return [*points, (Fraction(months), paid + bill.running * months)]


def over_volume(priced: Priced, category: Category) -> Curve | None:
    """What a month costs from nothing to `MOST_VOLUME` times the workload, each time with the cheapest plan."""
    if priced.bill is None:
        return None
    product, workload = priced.product, priced.workload

    @cache
    def cost(times: Fraction) -> Fraction | None:
        return month_of(product, scaled(workload, times), category)

    found = _bent(cost, (Fraction(0), cost(Fraction(0))), (MOST_VOLUME, cost(MOST_VOLUME)), DEEPEST)
    points = tuple((x, y) for x, y in found if y is not None)
    if len(points) < len(found):
        return None
    refs = ProductRef.of(product), WorkloadRef(workload.id, workload.name)
    named = ((times, cost(Fraction(times))) for times in VOLUMES)
    marks = (CostAt(*refs, times, rounded(month, category.currency)) for times, month in named if month is not None)
    return Curve(product, points, tuple(marks))


Maybe = tuple[Fraction, Fraction | None]


def _bent(cost: Callable[[Fraction], Fraction | None], left: Maybe, right: Maybe, depth: int) -> list[Maybe]:
    """Points between which a curve is straight, found by halving it wherever its middle is off the line."""
    middle = (left[0] + right[0]) / 2
    found = cost(middle)
    if found is None or left[1] is None or right[1] is None:
        return [left, (middle, found), right]
    if (2 * found == left[1] + right[1] and depth < DEEPEST) or depth == 0:
        return [left, right]
    return [*_bent(cost, left, (middle, found), depth - 1), *_bent(cost, (middle, found), right, depth - 1)[1:]]


def scaled(workload: Workload, times: Fraction) -> Workload:
    """A multiple of a workload."""
    factor = Decimal(times.numerator) / Decimal(times.denominator)
    usage = {unit: amount * factor for unit, amount in workload.usage.items()}
    return replace(workload, usage=MappingProxyType(usage))


def crossings(a: Curve, b: Curve) -> tuple[Point, ...]:
    """Where two curves cost the same, from left to right; stretches on which they run together do not count."""
    places = sorted({x for curve in (a, b) for x, _ in curve.points})
    own, other = _costs_at(a, places), _costs_at(b, places)
    found: list[Point] = []
    for n, (left, right) in enumerate(pairwise(places)):
        ahead, behind = own[n] - other[n], own[n + 1] - other[n + 1]
        if (ahead < 0 < behind) or (behind < 0 < ahead):
            share = ahead / (ahead - behind)
            found.append((left + (right - left) * share, a.at(left + (right - left) * share)))
        elif not behind and ahead and right != places[-1]:
            found.append((right, own[n + 1]))
    return tuple(found)


def _costs_at(curve: Curve, places: Sequence[Fraction]) -> list[Fraction]:
    """The cost at each place; where it leaps, what it is after the leap."""
    known = dict(curve.points)
    return [known[x] if x in known else curve.at(x) for x in places]
