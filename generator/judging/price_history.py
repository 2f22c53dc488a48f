"""Prices over time: what each plan asked when, and the changes between its entries. Start with `changes_of`.

Works on the entries of one product; exact fractions. Which of them hold today was decided when they were read.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from msgspec import Struct

from generator.judging.bills import SHOWN, decimal_of
from generator.judging.claims import (
    Claim,
    Percent,
    PlanEnds,
    PlanStarts,
    PriceChange,
    PriceOf,
    PriceThen,
    ProductRef,
    TermsChange,
    UnitRef,
    Way,
    When,
)
from generator.model.pricing import (
    FreePlan,
    Money,
    OwnedPlan,
    Plan,
    Pricing,
    SubscriptionPlan,
    UsagePlan,
    same_but_when,
)
from generator.model.product import Product
from generator.model.rubric import Unit

TENTH = Decimal("0.1")
NOTHING = Fraction(0)
A_DAY = timedelta(1)
DOUBLE = 2


class Item(Struct, frozen=True):
    """What a plan asks a price for; `per` is how many of the unit, as it is written."""

    what: PriceOf
    unit: UnitRef
    per: str = ""

    @property
    def is_fee_for_each(self) -> bool:
        return bool(self.unit.id) and self.what not in (PriceOf.BULK, PriceOf.SINGLE)


Asked = Mapping[Item, Fraction]


class Timeline(Struct, frozen=True):
    """The entries of one plan, oldest first, and which of them holds today, if one does."""

    product: Product
    plan: str
    currency: str
    entries: tuple[Plan, ...]
    coming: int
    """Place of the first entry that is only announced."""
    current: int | None
    units: Mapping[str, Unit]

    def asked(self, place: int) -> Asked:
        return asked_by(self.entries[place], self.units)

    def follows(self, place: int) -> bool:
        """Whether an entry begins on the day on which the one before it ends."""
        return place > 0 and self.entries[place].term.start == self.entries[place - 1].term.end

    def money(self, amount: Fraction) -> Money:
        return Money(decimal_of(amount, SHOWN), self.currency)

    def price(self, place: int, item: Item) -> PriceThen | None:
        """What an entry asks for an item."""
        amount, term = self.asked(place).get(item), self.entries[place].term
        day = term.start or (term.end - A_DAY if term.end else None)
        if amount is None or day is None:
            return None
        return PriceThen(ProductRef.of(self.product), self.plan, item.what, item.unit, day, self.money(amount))


def timelines(product: Product, units: Mapping[str, Unit]) -> tuple[Timeline, ...]:
    """The plans of a product with their entries, in the order in which their names first stand in the file."""
    pricing = product.pricing
    if pricing is None:
        return ()
    names = dict.fromkeys(p.name for p in (*pricing.plans, *pricing.former, *pricing.coming))
    return tuple(_timeline(product, pricing, name, units) for name in names)


def _timeline(product: Product, pricing: Pricing, name: str, units: Mapping[str, Unit]) -> Timeline:
    former, now, coming = ([p for p in of if p.name == name] for of in (pricing.former, pricing.plans, pricing.coming))
    entries = tuple(sorted((*former, *now, *coming), key=lambda p: p.term.start or date.min))
    current = entries.index(now[0]) if now else None
    return Timeline(product, name, pricing.currency, entries, len(entries) - len(coming), current, units)


def asked_by(plan: Plan, units: Mapping[str, Unit]) -> Asked:
    """The prices of a plan, those of units for as many as they are shown for."""
    found: dict[Item, Fraction] = {}
    if isinstance(plan, SubscriptionPlan):
        found[Item(PriceOf(plan.period.value), UnitRef(plan.per, plan.per.replace("_", " ")))] = Fraction(plan.price)
    if isinstance(plan, OwnedPlan):
        found[Item(PriceOf.ONCE, UnitRef("", ""))] = Fraction(plan.once)
    for rate in plan.rates if isinstance(plan, UsagePlan | SubscriptionPlan) else ():
        unit, many = units[rate.unit], units[rate.unit].shown_per
        what = PriceOf.SINGLE if many.value == 1 else PriceOf.BULK
        per = "" if what is PriceOf.SINGLE else many.written
        amount = Fraction(rate.price) * Fraction(many.value) / Fraction(rate.per)
        found[Item(what, UnitRef(unit.id, unit.name), per)] = amount
    return found


def changes_of(line: Timeline) -> tuple[Claim, ...]:
    """Everything that changes in a plan, oldest first."""
    return tuple(_changes(line))


def _changes(line: Timeline) -> Iterator[Claim]:
    ref = ProductRef.of(line.product)
    for place, entry in enumerate(line.entries):
        start, end = entry.term.start, entry.term.end
        if line.follows(place) and start:
            yield from _between(line, place, start)
        elif place >= line.coming and start:
            yield PlanStarts(ref, line.plan, start)
        if end and not (place + 1 < len(line.entries) and line.follows(place + 1)):
            over = place < line.coming and place != line.current
            yield PlanEnds(ref, line.plan, When.THEN if over else When.COMING, end - A_DAY)


def _between(line: Timeline, place: int, day: date) -> Iterator[Claim]:
    """What an entry changes against the one that it follows."""
    moved = list(moves(line, place))
    for item, before, after in moved:
        yield _change(line, place, item, before, after, day)
    if not moved and not same_but_when(line.entries[place], line.entries[place - 1]):
        yield TermsChange(ProductRef.of(line.product), line.plan, _when(line, place, None), day)


def moves(line: Timeline, place: int) -> Iterator[tuple[Item, Fraction, Fraction]]:
    """The prices that an entry changes, each with what it was and what it is; what is free asks nothing for all."""
    before, after = line.asked(place - 1), line.asked(place)
    if isinstance(line.entries[place - 1], FreePlan):
        before = dict.fromkeys(after, NOTHING)
    if isinstance(line.entries[place], FreePlan):
        after = dict.fromkeys(before, NOTHING)
    for item, amount in after.items():
        if item in before and before[item] != amount:
            yield item, before[item], amount


def _when(line: Timeline, place: int, item: Item | None) -> When:
    """A change still holds if nothing has changed the same, or the terms, from then until today."""
    if place >= line.coming:
        return When.COMING
    if line.current is None:
        return When.THEN
    later = range(place + 1, line.current + 1)
    moved = any(not line.follows(n) or item is None or item in {i for i, *_ in moves(line, n)} for n in later)
    kept = item is None or item in line.asked(line.current) or isinstance(line.entries[line.current], FreePlan)
    return When.NOW if line.current >= place and kept and not moved else When.THEN


def _change(line: Timeline, place: int, item: Item, before: Fraction, after: Fraction, day: date) -> PriceChange:
    share = abs(after - before) / before if before and after else NOTHING
    times = decimal_of(after / before).quantize(TENTH, ROUND_HALF_UP).normalize() if before and after else Decimal(0)
    return PriceChange(
        product=ProductRef.of(line.product),
        plan=line.plan,
        what=item.what,
        unit=item.unit,
        each=item.is_fee_for_each,
        when=_when(line, place, item),
        day=day,
        way=_way(before, after),
        before=line.money(before),
        after=line.money(after),
        per=item.per,
        share=Percent(share),
        times=times,
    )


def _way(before: Fraction, after: Fraction) -> Way:
    if not (before and after):
        return Way.CHARGED if after else Way.FREE
    if after < before:
        return Way.LESS
    return Way.TIMES if after >= DOUBLE * before else Way.MORE


def is_in_effect(claim: Claim) -> bool:
    """True of a change that has taken place, whether or not it still holds."""
    return isinstance(claim, PriceChange | TermsChange | PlanEnds) and claim.when is not When.COMING
