"""What pages show of costs: for each workload what both sides pay, who is cheaper, when owning pays for itself.

A line depends on one product and one workload alone. Start with `cost_blocks`.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial

from msgspec import Struct

from generator.judging.claims import Claim, Cost, CostWorking, NoCost
from generator.judging.costs import Priced, cheaper, crossing, price
from generator.judging.curves import MOST_VOLUME, Curve, Point, crossings, over_time, over_volume
from generator.lazy import lazy
from generator.model.catalogue import Category
from generator.model.pricing import Money
from generator.model.product import Product
from generator.model.rubric import Assumptions, Unit, Workload
from generator.pages.routes import Routes
from generator.pages.views import Phrase, phrase

TYPED_IN_DIGITS = 10_000
"""Under this an amount is typed in digits; from it on letters help: 150M."""
Drawn = Callable[[], Curve | None]
"""A curve that is drawn when a page first asks for it."""
VolumeForms = Mapping[str, tuple["VolumeForm", "VolumeForm"]]


class PriceLine(Struct, frozen=True):
    """A line of a source file, for sites that show theirs."""

    url: str
    line: int


class CostLine(Struct, frozen=True):
    """What one product costs for one workload, or why nobody can say."""

    name: str
    workload: str
    """Its id."""
    cost: Cost | NoCost
    working: CostWorking | None
    converted: Claim | None
    priced: Priced
    sources: tuple[PriceLine, ...]
    """Where the prices in the arithmetic stand."""
    time: Drawn
    volume: Drawn


class CostChart(Struct, frozen=True):
    """Two curves of cost, over months or over multiples of the workload; `dots` are where they meet."""

    is_time: bool
    workload: str
    a: Curve
    b: Curve
    most: Fraction
    dots: tuple[Point, ...]
    currency: str


class VolumeField(Struct, frozen=True):
    """A unit of a workload, and how much of it: where a reader may put in an amount instead."""

    unit: str
    """Its id."""
    name: str
    amount: Decimal
    is_small: bool
    """True if digits alone are enough to type it."""


class VolumeForm(Struct, frozen=True):
    """The fields of one workload, the same on all pages of a category; the first on a page says how to use them."""

    workload: str
    fields: tuple[VolumeField, ...]
    is_first: bool


class CostBlock(Struct, frozen=True, dict=True):
    """One workload on the page of a pair; `earlier` are those that stand before it."""

    workload: Workload
    a: CostLine
    b: CostLine
    volume: VolumeForm
    assumptions: Assumptions
    earlier: "tuple[CostBlock, ...]"

    @property
    def id(self) -> str:
        return self.workload.id

    @property
    def name(self) -> str:
        return self.workload.name

    @property
    def about(self) -> str:
        return self.workload.about

    @lazy
    def cheaper(self) -> Claim | None:
        return cheaper(self.a.priced, self.b.priced)

    @lazy
    def crossing(self) -> Claim | None:
        return crossing(self.a.priced, self.b.priced, self.assumptions.months)

    @lazy
    def charts(self) -> tuple[CostChart, ...]:
        return tuple(_charts(self.a, self.b, self.assumptions.months, self.volume.is_first))

    @lazy
    def conversions(self) -> tuple[Claim, ...]:
        """Exchange rates that no earlier block has."""
        said = [claim for block in self.earlier for claim in (block.a.converted, block.b.converted)]
        return tuple([line.converted for line in (self.a, self.b) if line.converted and line.converted not in said])

    @property
    def is_bought(self) -> bool:
        return _is_bought(self.a) or _is_bought(self.b)

    @lazy
    def assumed(self) -> Phrase | None:
        """What the sums rest on; said with the first block that rests on it."""
        if not self.is_bought or any(block.is_bought for block in self.earlier):
            return None
        return _assumed(self.assumptions, self.a.priced.currency)


def cost_lines(product: Product, category: Category, routes: Routes) -> Mapping[str, CostLine]:
    """Price a product under every workload of its category, by the workload's id."""
    return {w.id: _line(price(product, w, category), category, routes) for w in category.workloads}


def _line(priced: Priced, category: Category, routes: Routes) -> CostLine:
    return CostLine(
        name=priced.product.label,
        workload=priced.workload.id,
        cost=priced.cost,
        working=priced.working,
        converted=priced.converted,
        priced=priced,
        sources=_sources(priced, routes),
        time=cache(partial(over_time, priced, category.assumptions.months)),
        volume=cache(partial(over_volume, priced, category)),
    )


def _sources(priced: Priced, routes: Routes) -> tuple[PriceLine, ...]:
    """Each line once, in the order of the parts."""
    spans = [span for spans in (priced.bill.places if priced.bill else ()) for span in spans]
    lines = {url: span.line for span in spans if (url := routes.source(span))}
    return tuple(PriceLine(url, line) for url, line in lines.items())


def cost_blocks(
    workloads: tuple[Workload, ...],
    forms: VolumeForms,
    assumptions: Assumptions,
    a: Mapping[str, CostLine],
    b: Mapping[str, CostLine],
) -> tuple[CostBlock, ...]:
    """The workloads under which at least one of the two can be priced."""
    blocks: tuple[CostBlock, ...] = ()
    for workload in workloads:
        one, other = a[workload.id], b[workload.id]
        if one.working or other.working:
            block = CostBlock(workload, one, other, forms[workload.id][bool(blocks)], assumptions, blocks)
            blocks = (*blocks, block)
    return blocks


def volume_forms(category: Category) -> VolumeForms:
    """By workload the form that stands first on a page, and that of any other place."""
    return {w.id: (_form(w, category.units, True), _form(w, category.units, False)) for w in category.workloads}


def _form(workload: Workload, units: Mapping[str, Unit], is_first: bool) -> VolumeForm:
    declared = ((units[id], amount) for id, amount in workload.usage.items() if id in units)
    fields = (VolumeField(unit.id, unit.name, amount, amount < TYPED_IN_DIGITS) for unit, amount in declared)
    return VolumeForm(workload.id, tuple(fields), is_first)


def _charts(a: CostLine, b: CostLine, months: int, is_first: bool) -> Iterator[CostChart]:
    """Over time where one of the two is bought, over volume where one is metered and both can be priced throughout.

    The first block has the volume for all. Two curves that run together all the way are not drawn.
    """
    name, currency = a.priced.workload.name, a.priced.currency
    if _is_bought(a) or _is_bought(b):
        one, other = a.time(), b.time()
        if one and other and one.points != other.points:
            yield CostChart(True, name, one, other, Fraction(months), crossings(one, other), currency)
    if not is_first:
        return
    one, other = a.volume(), b.volume()
    if one and other and one.points != other.points and not (one.is_flat and other.is_flat):
        yield CostChart(False, name, one, other, MOST_VOLUME, crossings(one, other), currency)


def _is_bought(line: CostLine) -> bool:
    return isinstance(line.cost, Cost) and line.cost.bought


def _assumed(assumptions: Assumptions, currency: str) -> Phrase:
    if assumptions.electricity is None:
        return phrase("cost-assumed", months=assumptions.months)
    return phrase(
        "cost-assumed-power",
        months=assumptions.months,
        price=Money(assumptions.electricity, currency),
        hours=assumptions.hours,
    )
