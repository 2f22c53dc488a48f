"""What products cost for a workload, who is cheaper, and when owning pays for itself. Start with `price`."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from generator.judging.bills import Bill, Refusal, bill_of, decimal_of, monthly
from generator.judging.claims import (
    Cheaper,
    Claim,
    Converted,
    Cost,
    CostWorking,
    Count,
    Crossing,
    Fee,
    NoCost,
    NoCostReason,
    NoCrossing,
    Part,
    ProductRef,
    Ratio,
    SameCost,
    WorkloadRef,
)
from generator.model.catalogue import Category
from generator.model.pricing import Money, Period, digits_of
from generator.model.product import Product
from generator.model.rubric import ExchangeRate, Workload

TENTH = Decimal("0.1")
NEAR = 100
"""A ratio is told as a word if it differs from it by no more than such a part of it."""
LITTLE = 10
"""An amount that is less than such a part dearer is told by the difference only."""
WORDS = {2: Ratio.HALF, 3: Ratio.THIRD, 4: Ratio.QUARTER, 5: Ratio.FIFTH, 10: Ratio.TENTH}


class Priced(Struct, frozen=True):
    """One product under one workload: the bill in the site's currency, or why there is none."""

    product: Product
    workload: Workload
    currency: str
    bill: Bill | None
    cost: Cost | NoCost
    working: CostWorking | None = None
    converted: Converted | None = None
    """The exchange rate, if the plan is in another currency."""


def price(product: Product, workload: Workload, category: Category) -> Priced:
    """Price a workload with the cheapest plan that carries it, or say why none does; of equals the first by name."""
    pricing, currency = product.pricing, category.currency
    if pricing is None or not pricing.plans:
        return _unpriced(product, workload, category, Refusal(NoCostReason.NO_PRICES))
    rate = rate_of(pricing.currency, category)
    if rate is None and pricing.currency != currency:
        return _unpriced(product, workload, category, Refusal(NoCostReason.CURRENCY, pricing.currency))
    found = [bill_of(plan, workload, category, pricing.currency) for plan in pricing.plans]
    priced = [b for b in found if isinstance(b, Bill)]
    if not priced:
        refusals = [(r, plan.name) for r, plan in zip(found, pricing.plans, strict=True) if isinstance(r, Refusal)]
        telling, _ = min(refusals, key=lambda entry: (entry[0].reason is NoCostReason.QUOTE, entry[1]))
        return _unpriced(product, workload, category, telling)
    bill = min(priced, key=lambda b: (b.month, b.plan))
    return _priced(product, workload, currency, bill, rate)


def month_of(product: Product, workload: Workload, category: Category) -> Fraction | None:
    """What `price` says a month costs, and nothing else; None where it says why there is no cost."""
    pricing = product.pricing
    rate = rate_of(pricing.currency, category) if pricing else None
    if pricing is None or (rate is None and pricing.currency != category.currency):
        return None
    found = (monthly(plan, workload, category, pricing.currency) for plan in pricing.plans)
    months = [month for month in found if month is not None]
    return min(months) * (Fraction(rate.rate) if rate else 1) if months else None


def cheaper(a: Priced, b: Priced) -> Claim | None:
    """Say who costs less by the month as shown; None unless both are priced."""
    if a.bill is None or b.bill is None:
        return None
    low, high = sorted((a, b), key=lambda p: (shown_month(p).amount, p.product.id))
    own, theirs = shown_month(low), shown_month(high)
    workload = WorkloadRef(a.workload.id, a.workload.name)
    refs = ProductRef.of(low.product), ProductRef.of(high.product)
    if own == theirs:
        return SameCost(*refs, workload, own)
    ratio, times = _ratio(own.amount, theirs.amount)
    less = Money(theirs.amount - own.amount, own.currency)
    return Cheaper(*refs, workload, own, theirs, less, ratio, times)


def crossing(a: Priced, b: Priced, horizon: int) -> Claim | None:
    """Say when the side that is bought has paid for itself against the other, if one costs more at first.

    None if the other is bought too, and has to be again before as many months are over.
    """
    if a.bill is None or b.bill is None or a.bill.once == b.bill.once:
        return None
    owner, renter = (a, b) if a.bill.once > b.bill.once else (b, a)
    assert owner.bill is not None and renter.bill is not None
    limit = min(horizon, owner.bill.lasts or horizon)
    if renter.bill.once and (renter.bill.lasts or horizon) < limit:
        return None
    refs = ProductRef.of(owner.product), ProductRef.of(renter.product), WorkloadRef(a.workload.id, a.workload.name)
    once = rounded(owner.bill.once - renter.bill.once, a.currency)
    running, theirs = rounded(owner.bill.running, a.currency), rounded(renter.bill.running, a.currency)
    saved = renter.bill.running - owner.bill.running
    if saved <= 0:
        return NoCrossing(*refs, once, running, theirs, Count(horizon), ever=False)
    months = (owner.bill.once - renter.bill.once) / saved
    if months > limit:
        return NoCrossing(*refs, once, running, theirs, Count(horizon), ever=True)
    return Crossing(*refs, once, running, theirs, max(decimal_of(months).quantize(TENTH, ROUND_HALF_UP), TENTH))


def _priced(product: Product, workload: Workload, currency: str, bill: Bill, rate: ExchangeRate | None) -> Priced:
    own, ref = ProductRef.of(product), WorkloadRef(workload.id, workload.name)
    month = rounded(bill.month, product.pricing.currency if product.pricing else currency)
    working = CostWorking(own, ref, bill.parts, month, plain=_is_plain(bill.parts))
    converted = None
    if rate:
        factor = Fraction(rate.rate)
        bill = replace(
            bill, once=bill.once * factor, running=bill.running * factor,
            month=bill.month * factor, year=bill.year * factor,
        )  # fmt: skip
        converted = Converted(own, rate.source, rate.target, rate.rate, rate.date)
    amounts = rounded(bill.month, currency), rounded(bill.year, currency)
    cost = Cost(own, ref, bill.plan, *amounts, bought=bill.once > 0)
    return Priced(product, workload, currency, bill, cost, working, converted)


def _is_plain(parts: tuple[Part, ...]) -> bool:
    """True if all there is to pay is one fee for one month."""
    return len(parts) == 1 and isinstance(parts[0], Fee) and parts[0].count == 1 and parts[0].period == Period.MONTH


def _unpriced(product: Product, workload: Workload, category: Category, refusal: Refusal) -> Priced:
    unit = category.units.get(refusal.what)
    ref = WorkloadRef(workload.id, workload.name)
    cost = NoCost(ProductRef.of(product), ref, refusal.reason, unit.name if unit else refusal.what)
    return Priced(product, workload, category.currency, None, cost)


def rate_of(source: str, category: Category) -> ExchangeRate | None:
    """The rate from a currency to the one that costs are compared in; None without one, and where none is needed."""
    target = category.currency
    if source == target:
        return None
    rates = category.assumptions.rates
    return next((r for r in rates if (r.source, r.target) == (source, target)), None)


def shown_month(priced: Priced) -> Money:
    """What a month costs as pages show it, of a product that can be priced."""
    assert isinstance(priced.cost, Cost)
    return priced.cost.month


def rounded(value: Fraction, currency: str) -> Money:
    """Round half up to the currency's smallest unit; what is less than that, to two significant digits."""
    digits = digits_of(currency)
    if 0 < value < Fraction(1, 10**digits):
        while value * 10**digits < 10:
            digits += 1
    units = (2 * value * 10**digits + 1) // 2
    return Money(Decimal(units).scaleb(-digits), currency)


def _ratio(low: Decimal, high: Decimal) -> tuple[Ratio, Decimal]:
    """The higher of two amounts over the lower, as a word where one fits, and as a number."""
    if not low:
        return Ratio.FREE, Decimal(0)
    (over, of), (under, by) = high.as_integer_ratio(), low.as_integer_ratio()
    n, d = over * by, of * under
    times = Decimal((20 * n + d) // (2 * d)).scaleb(-1)
    for number, word in WORDS.items():
        if abs(n - number * d) * NEAR <= number * d:
            return word, times
    return (Ratio.LITTLE if (n - d) * LITTLE < d else Ratio.TIMES), times
