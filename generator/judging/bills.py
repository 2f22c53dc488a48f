"""The arithmetic of money: what one plan costs for a month and a year of a workload.

Exact fractions throughout; rounding is for what is shown. Start with `bill_of`.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from math import ceil

from msgspec import Struct

from generator.diagnostics.problem import Span
from generator.judging.claims import Bought, Count, Fee, Metered, NoCostReason, Part, Power
from generator.model.catalogue import Category
from generator.model.pricing import (
    FreePlan,
    Money,
    OwnedPlan,
    Period,
    Plan,
    QuotePlan,
    Rate,
    SubscriptionPlan,
    UsagePlan,
)
from generator.model.rubric import Unit, Workload

MONTH, YEAR = 30, 365
"""Days of usage and of running; fees are paid twelve times a year."""
PAYMENTS = 12
DAYS = {Period.DAY: Fraction(1), Period.MONTH: Fraction(MONTH), Period.YEAR: Fraction(YEAR)}
NOTHING = Fraction(0)
MANY = 8192
PRECISION = 50
SHOWN = 12
"""Digits of a price or an amount inside the arithmetic."""


class Bill(Struct, frozen=True):
    """What a plan costs for a workload: paid `once`, then `running` a month.

    `month` and `year` contain the share of what was paid once. `parts` add up to `month`.
    """

    plan: str
    once: Fraction
    running: Fraction
    month: Fraction
    year: Fraction
    lasts: int | None
    """Months after which what was bought has to be bought again."""
    parts: tuple[Part, ...]
    places: tuple[tuple[Span, ...], ...] = ()
    """For each part where its prices stand, as far as they stand in a file."""


class Refusal(Struct, frozen=True):
    """Why a plan cannot be priced for a workload; `what` is the id of the unit that it does not cover."""

    reason: NoCostReason
    what: str = ""


def bill_of(plan: Plan, workload: Workload, category: Category, currency: str) -> Bill | Refusal:
    """Price a plan that holds; amounts are in the plan's own currency."""
    match plan:
        case QuotePlan():
            return Refusal(NoCostReason.QUOTE)
        case OwnedPlan():
            return _owned(plan, workload, category, currency)
        case UsagePlan() | FreePlan():
            return _metered(plan, workload, category.units, currency)
        case SubscriptionPlan():
            return _subscription(plan, workload, category.units, currency)


def monthly(plan: Plan, workload: Workload, category: Category, currency: str) -> Fraction | None:
    """What the bill of a plan comes to in a month, and nothing else: a curve asks for it again and again."""
    if isinstance(plan, OwnedPlan | QuotePlan):
        bill = bill_of(plan, workload, category, currency)
        return bill.month if isinstance(bill, Bill) else None
    used = _used(plan, workload)
    if isinstance(used, Refusal):
        return None
    return _month(used) + (_fee(plan, workload)[1] if isinstance(plan, SubscriptionPlan) else NOTHING)


def _subscription(
    plan: SubscriptionPlan, workload: Workload, units: Mapping[str, Unit], currency: str
) -> Bill | Refusal:
    rest = _metered(plan, workload, units, currency)
    if isinstance(rest, Refusal):
        return rest
    count, month, year = _fee(plan, workload)
    parts = (Fee(count, Money(plan.price, currency), plan.period.value), *rest.parts)
    running = month + rest.month
    places = (_known(plan.span), *rest.places)
    return Bill(plan.name, NOTHING, running, running, year + rest.year, None, parts, places)


def _fee(plan: SubscriptionPlan, workload: Workload) -> tuple[Decimal, Fraction, Fraction]:
    """For how many a subscription is paid, and what that is in a month and in a year."""
    count = max(workload.usage.get(plan.per, Decimal(1)), Decimal(plan.minimum)) if plan.per else Decimal(1)
    price = Fraction(plan.price * count)
    month = {Period.DAY: price * MONTH, Period.MONTH: price, Period.YEAR: price / PAYMENTS}[plan.period]
    year = {Period.DAY: price * YEAR, Period.MONTH: price * PAYMENTS, Period.YEAR: price}[plan.period]
    return count, month, year


MeteredPlan = UsagePlan | FreePlan | SubscriptionPlan
"""Plans under which usage counts."""


def _metered(plan: MeteredPlan, workload: Workload, units: Mapping[str, Unit], currency: str) -> Bill | Refusal:
    """The bill for usage alone."""
    used = _used(plan, workload)
    if isinstance(used, Refusal):
        return used
    month = _month(used)
    parts = [_metered_part(quantity, price, rate, units[rate.unit], currency) for rate, quantity, price, _ in used]
    places = tuple(_known(place) for *_, place in used)
    return Bill(plan.name, NOTHING, month, month, month * YEAR / MONTH, None, tuple(parts), places)


Used = list[tuple[Rate, Fraction, Decimal, Span | None]]
"""A rate, an amount of its unit, the price of that, and where this stands."""


def _used(plan: MeteredPlan, workload: Workload) -> Used | Refusal:
    """What is paid by rates. Every unit is covered by the allowance or has a rate; seats are paid for elsewhere."""
    priced = {} if isinstance(plan, FreePlan) else {rate.unit: rate for rate in plan.rates}
    allowance = () if isinstance(plan, UsagePlan) else plan.allowance
    seats = plan.per if isinstance(plan, SubscriptionPlan) else ""
    used: Used = []
    for unit, amount in workload.usage.items():
        if unit == seats:
            continue
        included = [_included(a.amount, a.period) for a in allowance if a.unit == unit]
        over = max(_exact(amount) - sum(included), NOTHING) if included else _exact(amount)
        rate = priced.get(unit)
        if rate:
            used += [(rate, *portion) for portion in _portions(rate, over, workload.variants.get(unit, {}))]
        elif over:
            return Refusal(NoCostReason.NO_RATE, unit)
    return used


def _month(used: Used) -> Fraction:
    return sum([quantity * _each(price, rate.per) for rate, quantity, price, _ in used], NOTHING)


Portion = tuple[Fraction, Decimal, Span | None]
"""An amount, its price, and where that stands."""


def _portions(rate: Rate, amount: Fraction, wanted: Mapping[str, Decimal]) -> Iterator[Portion]:
    """Variants first, then tier by tier; at least one portion, if only of nothing."""
    if not (wanted or rate.tiers):
        yield amount, rate.price, rate.span
        return
    left, prices = amount, dict(rate.variants)
    stand = dict(zip(prices, rate.variant_spans, strict=False))
    for variant, share in wanted.items():
        if variant in prices and left:
            part = min(_exact(share), left)
            left -= part
            yield part, prices[variant], stand.get(variant)
    steps = [(NOTHING, rate.price, rate.span), *((_exact(t.above), t.price, t.span) for t in rate.tiers)]
    if rate.whole:
        yield next((left, price, place) for above, price, place in reversed(steps) if left > above or above == 0)
        return
    for n, (above, price, place) in enumerate(steps):
        top = steps[n + 1][0] if n + 1 < len(steps) else left
        part = min(left, top) - above
        if part > 0 or n == 0:
            yield max(part, NOTHING), price, place


@lru_cache(MANY)
def _exact(amount: Decimal) -> Fraction:
    """The same amounts are asked for by every product of a category."""
    return Fraction(amount)


@lru_cache(MANY)
def _included(amount: Decimal, period: Period) -> Fraction:
    """An allowance, a month."""
    return Fraction(amount) * MONTH / DAYS[period]


@lru_cache(MANY)
def _each(price: Decimal, per: Decimal) -> Fraction:
    """The price of one unit; a curve asks for it again and again."""
    return Fraction(price) / Fraction(per)


def _metered_part(amount: Fraction, price: Decimal, rate: Rate, unit: Unit, currency: str) -> Metered:
    size = unit.shown_per.value if unit.short else Decimal(1)
    each = decimal_of(Fraction(price) * Fraction(size) / Fraction(rate.per), SHOWN)
    return Metered(decimal_of(amount / Fraction(size), SHOWN), unit.short, Money(each, currency))


def _owned(plan: OwnedPlan, workload: Workload, category: Category, currency: str) -> Bill | Refusal:
    """As many machines as the tightest unit needs; a unit without a capacity does not bind."""
    given, assumed = dict(plan.capacity), category.assumptions
    needs = [Fraction(amount) / Fraction(given[u]) for u, amount in workload.usage.items() if given.get(u)]
    machines = Decimal(max(1, ceil(max(needs, default=Fraction(1)))))
    lasts = plan.months or assumed.months
    once = Fraction(plan.once * machines)
    parts: list[Part] = [Bought(Money(plan.once * machines, currency), Count(lasts))] if once else []
    places = [_known(plan.span)] if once else []
    power = Fraction(0)
    if plan.power_watts:
        if assumed.electricity is None:
            return Refusal(NoCostReason.NO_RATE, "electricity")
        watts = plan.power_watts * machines
        power = Fraction(watts) * Fraction(assumed.hours) * Fraction(assumed.electricity) / 1000
        parts.append(Power(watts, assumed.hours, Money(assumed.electricity, currency)))
        places.append(_known(plan.power_span, assumed.electricity_span))
    upkeep = Fraction(plan.monthly * machines)
    if upkeep:
        parts.append(Fee(machines, Money(plan.monthly, currency), Period.MONTH.value))
        places.append(_known(plan.monthly_span))
    running = power + upkeep
    year = power * YEAR / MONTH + upkeep * PAYMENTS + once * PAYMENTS / lasts
    return Bill(plan.name, once, running, running + once / lasts, year, lasts, tuple(parts), tuple(places))


def _known(*spans: Span | None) -> tuple[Span, ...]:
    return tuple(span for span in spans if span)


def decimal_of(value: Fraction, digits: int = PRECISION) -> Decimal:
    """The decimal of a fraction, exact where it ends soon and to so many digits where it does not."""
    with localcontext() as context:
        context.prec = digits
        return Decimal(value.numerator) / Decimal(value.denominator)
