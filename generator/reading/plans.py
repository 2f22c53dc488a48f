"""Prices as written become the plans that hold on the day: terms, units, no overlap. Start with `read_plans`."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_UP, Decimal
from itertools import pairwise
from typing import Any

from pydantic_core import PydanticCustomError

from generator.diagnostics.suggest import did_you_mean
from generator.model.catalogue import Category
from generator.model.pricing import (
    Allowance,
    FreePlan,
    OwnedPlan,
    Period,
    Plan,
    Pricing,
    QuotePlan,
    Rate,
    SubscriptionPlan,
    Term,
    Tier,
    UsagePlan,
)
from generator.model.rubric import Quantity
from generator.reading.categories import check_known
from generator.reading.desk import Desk
from generator.reading.fields import kind_of, quantity, wrong
from generator.reading.nodes import Document
from generator.reading.schema.pricing import (
    FlatEntry,
    FreeEntry,
    OwnedEntry,
    PlanEntry,
    PricingEntry,
    QuoteEntry,
    RateEntry,
    SubscriptionEntry,
    TierEntry,
    UsageEntry,
)
from generator.reading.validation import refused

Path = tuple[str | int, ...]


def read_plans(desk: Desk, document: Document, written: PricingEntry, category: Category) -> Pricing:
    """Return the plans whose term covers the desk's day, in the order of the file.

    Emits `pricing/term` (ends before it starts), `pricing/overlap` (two
    entries of one plan at the same time), `pricing/tiers`, `pricing/jump` and
    `reference/unit`.
    """
    plans = []
    for n, entry in enumerate(written.plans):
        path: Path = ("pricing", "plans", n)
        if entry.start and entry.until and entry.until <= entry.start:
            hint = "`until` is the first day on which the plan no longer holds"
            when = "on the day on which" if entry.until == entry.start else "before"
            desk.report("pricing/term", f"this plan ends {when} it starts", document.span(*path, "until"), hint)
        plans.append(_plan(desk, document, path, entry, category))
    _check_overlap(desk, document, written.plans)
    current = tuple(p for p in plans if p.term.covers(desk.as_of))
    coming = tuple(p for p in plans if p.term.start and p.term.start > desk.as_of)
    former = tuple(p for p in plans if p not in current and p not in coming)
    return Pricing(written.currency or category.currency, written.summary, written.source, current, former, coming)


def _plan(desk: Desk, document: Document, path: Path, entry: PlanEntry, category: Category) -> Plan:
    term = Term(entry.start, entry.until)
    if isinstance(entry, UsageEntry):
        return UsagePlan(entry.name, _rates(desk, document, path, entry.rates, category), term)
    if isinstance(entry, FreeEntry):
        return FreePlan(entry.name, _allowance(desk, document, path, entry.allowance, category), term)
    if isinstance(entry, FlatEntry | SubscriptionEntry):
        return _subscription(desk, document, path, entry, category, term)
    if isinstance(entry, OwnedEntry):
        check_known(desk, document, (*path, "capacity"), entry.capacity, category.units, "unit")
        capacity = tuple((u, q.value) for u, q in entry.capacity.items() if u in category.units)
        places = (document.span(*path, key) for key in ("once", "power_watts", "monthly"))
        return OwnedPlan(
            entry.name, entry.once, entry.power_watts, entry.monthly, capacity, entry.months, term, *places
        )  # fmt: skip
    assert isinstance(entry, QuoteEntry)
    return QuotePlan(entry.name, term)


def _subscription(
    desk: Desk, document: Document, path: Path, entry: FlatEntry | SubscriptionEntry, category: Category, term: Term
) -> SubscriptionPlan:
    allowance = _allowance(desk, document, path, entry.allowance, category)
    rates = _rates(desk, document, path, entry.rates, category)
    per, minimum = (entry.per, entry.minimum) if isinstance(entry, SubscriptionEntry) else ("", 1)
    place = document.span(*path, "price")
    return SubscriptionPlan(entry.name, entry.price, entry.period, per, minimum, allowance, rates, term, place)


def _rates(
    desk: Desk, document: Document, path: Path, written: Mapping[str, RateEntry], category: Category
) -> tuple[Rate, ...]:
    check_known(desk, document, (*path, "rates"), written, category.units, "unit")
    for unit, rate in written.items():
        _check_tiers(desk, document, (*path, "rates", unit, "tiers"), rate.tiers)
        if rate.tiers_for == "all":
            _check_jumps(desk, document, (*path, "rates", unit), rate)
    return tuple(
        _rate(document, (*path, "rates", unit), unit, rate) for unit, rate in written.items() if unit in category.units
    )


def _rate(document: Document, path: Path, unit: str, entry: RateEntry) -> Rate:
    tiers = tuple(
        Tier(t.above.value, t.price, document.span(*path, "tiers", n, "price")) for n, t in enumerate(entry.tiers)
    )
    variants = tuple(entry.variants.items())
    places = tuple(document.span(*path, "variants", name) for name in entry.variants)
    whole = entry.tiers_for == "all"
    return Rate(unit, entry.price, entry.per.value, tiers, whole, variants, document.span(*path, "price"), places)


def _check_tiers(desk: Desk, document: Document, path: Path, tiers: tuple[TierEntry, ...]) -> None:
    for n, (lower, upper) in enumerate(pairwise(tiers), 1):
        if upper.above.value <= lower.above.value:
            hint = "write the tiers in rising order, each threshold once"
            place = document.span(*path, n, "above")
            desk.report("pricing/tiers", "this tier does not begin above the one before it", place, hint)


def _check_jumps(desk: Desk, document: Document, path: Path, rate: RateEntry) -> None:
    """Tell where more costs less, or one unit more a lot."""
    prices = [rate.price, *(tier.price for tier in rate.tiers)]
    for n, (tier, (before, after)) in enumerate(zip(rate.tiers, pairwise(prices), strict=True)):
        at = tier.above
        if not at.value or before == after:
            continue
        message = f"the first unit beyond {at} raises the price of all units"
        if after < before:
            message = f"a little over {at} costs less than {_part_of(at, after / before)} to {at} do"
        hint = "if this price is only for what is beyond the threshold, leave `tiers_for` out"
        desk.report("pricing/jump", message, document.span(*path, "tiers", n, "price"), hint)


def _part_of(amount: Quantity, share: Decimal) -> str:
    """A part of an amount, written like it and rounded up to two places: half of 100M is 50M."""
    number = amount.written.rstrip("KMB")
    part = (Decimal(number) * share).quantize(Decimal("0.01"), ROUND_UP).normalize()
    return f"{part:f}{amount.written.removeprefix(number)}"


def _allowance(
    desk: Desk, document: Document, path: Path, written: Mapping[str, Any], category: Category
) -> tuple[Allowance, ...]:
    """`{requests: 1500, period: day}`; the period is a month unless it says otherwise."""
    path = (*path, "allowance")
    amounts = {unit: amount for unit, amount in written.items() if unit != "period"}
    check_known(desk, document, path, amounts, category.units, "unit")
    period = Period.MONTH
    try:
        period = _period(written.get("period", "month"))
    except PydanticCustomError as error:
        desk.problems.append(refused(error, document.span(*path, "period")))
    included = []
    for unit, amount in amounts.items():
        if unit not in category.units:
            continue
        try:
            included.append(Allowance(unit, _amount(amount), period))
        except PydanticCustomError as error:
            desk.problems.append(refused(error, document.span(*path, unit), unit))
    return tuple(included)


def _amount(value: Any) -> Decimal:
    return quantity(value).value


def _period(value: Any) -> Period:
    words = [p.value for p in Period]
    if not isinstance(value, str) or value not in words:
        hint = did_you_mean(value, words) if isinstance(value, str) else ""
        raise wrong("value/choice", f"expected {', '.join(words)}, found {kind_of(value)}", hint)
    return Period(str(value))


def _check_overlap(desk: Desk, document: Document, entries: tuple[PlanEntry, ...]) -> None:
    by_name: dict[str, list[tuple[date, date, int]]] = {}
    for n, entry in enumerate(entries):
        by_name.setdefault(entry.name, []).append((entry.start or date.min, entry.until or date.max, n))
    for name, terms in by_name.items():
        for (_, end, _), (start, _, n) in pairwise(sorted(terms)):
            if start < end:
                hint = "give one entry `until:` and the next `from:` the same day"
                place = document.span("pricing", "plans", n)
                desk.report("pricing/overlap", f"plan `{name}` holds twice at one time", place, hint)
