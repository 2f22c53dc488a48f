"""How costs run: over the months, and over the volume. Exact fractions. Start with `over_time`."""

from bisect import bisect_right
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import lcm
from operator import itemgetter
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from generator.judging.bills import Bill
from generator.judging.claims import CostAt, CostBy, Count, ProductRef, WorkloadRef
from generator.judging.costs import Priced, month_of, rounded
from generator.lazy import lazy
from generator.model.catalogue import Category
from generator.model.product import Product
from generator.model.rubric import Workload

Point = tuple[Fraction, Fraction]
"""Months or multiples of a volume, and what is paid."""
DEEPEST = 5
"""Halvings of a piece in which a curve bends more than once, or leaps."""
LOOKED_AT = (Fraction(1, 20), Fraction(1, 4), Fraction(1, 2), Fraction(19, 20))
"""Where a piece is looked at, as parts of its width: near both ends and between them, at first where `VOLUMES` are."""
MOST_VOLUME = Fraction(2)
"""How far the volume reaches: twice the workload."""
VOLUMES = (Decimal("0.1"), Decimal("0.5"), Decimal(1), Decimal(2))
"""Multiples of the workload that a table names."""


class Curve(Struct, frozen=True, dict=True):
    """The points of a product's cost from left to right; between two of them it is straight.

    `marks` are what it costs at places that a table names.
    """

    product: Product
    points: tuple[Point, ...]
    marks: tuple[CostBy | CostAt, ...] = ()

    @lazy
    def highest(self) -> Fraction:
        """The most that anything on it costs."""
        return max([y for _, y in self.points])

    @lazy
    def is_flat(self) -> bool:
        return all(y == self.highest for _, y in self.points)

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
    """Points between which a curve is straight: where it bends once, that place; else found by halving it."""
    width = right[0] - left[0]
    looked_at = [left, *((x, cost(x)) for x in (left[0] + width * part for part in LOOKED_AT)), right]
    points = [(x, y) for x, y in looked_at if y is not None]
    if len(points) < len(looked_at):
        return looked_at
    if depth == 0 or _lie_on(points, points[0], points[-1]):
        return [left, right]
    if (bend := _bend(*points[:2], *points[-2:])) and _lie_on(points, points[0], bend, points[-1]):
        return [left, bend, right]
    middle = points[len(points) // 2]
    return [*_bent(cost, left, middle, depth - 1), *_bent(cost, middle, right, depth - 1)[1:]]


def _lie_on(points: list[Point], *line: Point) -> bool:
    """Whether points lie on the straight pieces between those of a line."""
    return all(
        (y - low) * (right - left) == (high - low) * (x - left)
        for (left, low), (right, high) in pairwise(line)
        for x, y in points
        if left <= x <= right
    )


def _bend(left: Point, after: Point, before: Point, right: Point) -> Point | None:
    """Where the line through the first two points meets the line through the last two, if that is between them."""
    begins, ends = _slope(left, after), _slope(before, right)
    if begins == ends:
        return None
    place = (right[1] - left[1] + begins * left[0] - ends * right[0]) / (begins - ends)
    return (place, left[1] + begins * (place - left[0])) if after[0] <= place <= before[0] else None


def _slope(left: Point, right: Point) -> Fraction:
    return (right[1] - left[1]) / (right[0] - left[0])


def scaled(workload: Workload, times: Fraction) -> Workload:
    """A multiple of a workload."""
    factor = Decimal(times.numerator) / Decimal(times.denominator)
    usage = {unit: amount * factor for unit, amount in workload.usage.items()}
    return replace(workload, usage=MappingProxyType(usage))


def crossings(a: Curve, b: Curve) -> tuple[Point, ...]:
    """Where two curves cost the same, from left to right; stretches on which they run together do not count.

    Places and costs are first made whole numbers: who is ahead somewhere is then told without a fraction.
    """
    points = (*a.points, *b.points)
    across, up = lcm(*(x.denominator for x, _ in points)), lcm(*(y.denominator for _, y in points))
    own, other = ([(_whole(x, across), _whole(y, up)) for x, y in curve.points] for curve in (a, b))
    places = sorted({x for x, _ in (*own, *other)})
    found: list[Point] = []
    behind, part = _gap(own, other, places[0])
    for left, right in pairwise(places):
        ahead, of = behind, part
        behind, part = _gap(own, other, right)
        if (ahead < 0 < behind) or (behind < 0 < ahead):
            share = Fraction(ahead * part, ahead * part - behind * of)
            place = (left + (right - left) * share) / across
            found.append((place, a.at(place)))
        elif not behind and ahead and right != places[-1]:
            cost, each = _at(own, right)
            found.append((Fraction(right, across), Fraction(cost, each * up)))
    return tuple(found)


Whole = list[tuple[int, int]]
"""The points of a curve in whole numbers."""


def _whole(value: Fraction, parts: int) -> int:
    return value.numerator * (parts // value.denominator)


def _gap(own: Whole, other: Whole, x: int) -> tuple[int, int]:
    """By how much a curve is above another: a number over another."""
    (cost, each), (theirs, per) = _at(own, x), _at(other, x)
    return cost * per - theirs * each, each * per


def _at(points: Whole, x: int) -> tuple[int, int]:
    """The cost at a place, as a number over another; where it leaps, what it is after the leap."""
    place = bisect_right(points, x, key=itemgetter(0))
    left, low = points[place - 1]
    if left == x:
        return low, 1
    right, high = points[place]
    return low * (right - x) + high * (x - left), right - left
