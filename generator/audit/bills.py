"""What a plan costs for a workload, reckoned from docs/claims.md: once, a month, a year, and how it comes about.

Knows plans and exact fractions; must not borrow from judging, which it checks.
Start with `best_bill`.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.pricing import (
    FreePlan,
    Money,
    OwnedPlan,
    Period,
    Plan,
    Pricing,
    QuotePlan,
    Rate,
    SubscriptionPlan,
    UsagePlan,
    digits_of,
)
from generator.model.rubric import Workload

if TYPE_CHECKING:
    from generator.audit.world import Ring

MANY = 8192
DAYS = {Period.DAY: 1, Period.MONTH: 30, Period.YEAR: 365}
Texts = dict[str, str | int]
Part = tuple[str, str]
"""One item of the arithmetic: in `data-claim`, and for readers."""


class Bill(Struct, frozen=True):
    """`month` holds the share of what was paid `once`; `lasts` are the months that is spread over."""

    plan: str
    once: Fraction
    running: Fraction
    month: Fraction
    year: Fraction
    lasts: int | None
    itemise: Callable[[], tuple[Part, ...]]
    """Says how it comes about; asked only where that is shown."""

    def times(self, rate: Decimal) -> "Bill":
        """In another currency; the parts stay in their own."""
        by = Fraction(rate)
        return Bill(
            self.plan, self.once * by, self.running * by, self.month * by, self.year * by, self.lasts, self.itemise
        )


class NoBill(Struct, frozen=True):
    """Why there is none: `no-prices`, `quote`, `currency` or `no-rate`, and what is missing."""

    reason: str
    what: str = ""


def best_bill(ring: "Ring", pricing: Pricing | None, workload: Workload) -> Bill | NoBill:
    """The cheapest plan that carries the workload, of equals the first by name, in the plan's own currency."""
    if pricing is None or not pricing.plans:
        return NoBill("no-prices")
    own = ring.category.currency
    if pricing.currency != own and rate_of(ring, pricing.currency) is None:
        return NoBill("currency", pricing.currency)
    found = [Reckoning(ring, workload, pricing.currency).bill(plan) for plan in pricing.plans]
    bills = [bill for bill in found if isinstance(bill, Bill)]
    if bills:
        return min(bills, key=lambda bill: (bill.month, bill.plan))
    by_name = sorted(zip(pricing.plans, found, strict=True), key=lambda entry: entry[0].name)
    reasons = [none for _, none in by_name if isinstance(none, NoBill)]
    return next((none for none in reasons if none.reason != "quote"), reasons[0])


def rate_of(ring: "Ring", currency: str) -> tuple[Decimal, date] | None:
    """The dated rate from a currency to the one that costs are compared in."""
    for rate in ring.category.assumptions.rates:
        if (rate.source, rate.target) == (currency, ring.category.currency):
            return rate.rate, rate.date
    return None


def to_coin(value: Fraction, currency: str) -> Money:
    """Half up to the smallest coin; what is less than one, to two significant digits."""
    places = digits_of(currency)
    while 0 < value < Fraction(1, 10 ** digits_of(currency)) and value * 10**places < 10:
        places += 1
    coins, rest = divmod(value.numerator * 10**places, value.denominator)
    return Money(Decimal(coins + (2 * rest >= value.denominator)).scaleb(-places), currency)


class Reckoning:
    """Plans under one workload, in one currency."""

    def __init__(self, ring: "Ring", workload: Workload, currency: str) -> None:
        self.ring, self.workload, self.currency = ring, workload, currency

    def bill(self, plan: Plan) -> Bill | NoBill:
        match plan:
            case QuotePlan():
                return NoBill("quote")
            case OwnedPlan():
                return self._owned(plan)
            case UsagePlan():
                return self._used(plan.name, plan.rates, {}, "")
            case FreePlan():
                return self._used(plan.name, (), _included(plan), "")
            case SubscriptionPlan():
                return self._subscribed(plan)

    def _used(self, name: str, rates: tuple[Rate, ...], free: dict[str, Fraction], seat: str) -> Bill | NoBill:
        by_unit, month = {rate.unit: rate for rate in rates}, Fraction(0)
        portions: list[tuple[Fraction, Decimal, Rate]] = []
        for unit, amount in self.workload.usage.items():
            if unit == seat:
                continue
            over, rate = _exact(amount), by_unit.get(unit)
            if unit in free:
                over = max(Fraction(0), over - free[unit])
            if rate is None:
                if over:
                    return NoBill("no-rate", unit)
                continue
            for portion, price in self._portions(rate, over):
                month += portion * _each(price, rate.per)
                portions.append((portion, price, rate))

        def itemise() -> tuple[Part, ...]:
            return tuple(self._metered(*portion) for portion in portions)

        return Bill(name, Fraction(0), month, month, month * 365 / 30, None, itemise)

    def _portions(self, rate: Rate, amount: Fraction) -> Iterator[tuple[Fraction, Decimal]]:
        """What is billed as a variant, then what is left tier by tier, at least one portion of it."""
        named = dict(rate.variants)
        for variant, most in self.workload.variants.get(rate.unit, {}).items():
            if variant in named and amount:
                yield min(_exact(most), amount), named[variant]
                amount -= min(_exact(most), amount)
        if not rate.tiers:
            yield amount, rate.price
            return
        edges = [Fraction(0), *(_exact(tier.above) for tier in rate.tiers)]
        prices = [rate.price, *(tier.price for tier in rate.tiers)]
        passed = sum(amount > edge for edge in edges[1:])
        if rate.whole:
            yield amount, prices[passed]
            return
        for step in range(passed + 1):
            top = edges[step + 1] if step < passed else amount
            yield top - edges[step], prices[step]

    def _metered(self, portion: Fraction, price: Decimal, rate: Rate) -> Part:
        unit = self.ring.category.units[rate.unit]
        size = Fraction(unit.shown_per.value) if unit.short else Fraction(1)
        amount = _decimal(portion / size)
        each = Money(_decimal(Fraction(price) * size / Fraction(rate.per)), self.currency)
        texts = {"amount": self._number(amount), "price": self.ring.writing.price(each)}
        return self._part(
            "metered", (amount, unit.short, each), {**texts, "short": unit.short, "short_is": _some(unit.short)}
        )

    def _subscribed(self, plan: SubscriptionPlan) -> Bill | NoBill:
        count = max(self.workload.usage.get(plan.per, Decimal(1)), Decimal(plan.minimum)) if plan.per else Decimal(1)
        rest = self._used(plan.name, plan.rates, _included(plan), plan.per)
        if isinstance(rest, NoBill):
            return rest
        fee = Fraction(plan.price) * Fraction(count)
        month, year = {
            Period.DAY: (fee * 30, fee * 365),
            Period.MONTH: (fee, fee * 12),
            Period.YEAR: (fee / 12, fee),
        }[plan.period]

        def itemise() -> tuple[Part, ...]:
            return (self._fee(count, plan.price, plan.period.value), *rest.itemise())

        total = month + rest.month
        return Bill(plan.name, Fraction(0), total, total, year + rest.year, None, itemise)

    def _fee(self, count: Decimal, price: Decimal, period: str) -> Part:
        money = Money(price, self.currency)
        texts = {"count": self._number(count), "price": self.ring.writing.paid(money), "period_is": period}
        return self._part("fee", (count, money, period), {**texts, "count_is": "one" if count == 1 else "other"})

    def _owned(self, plan: OwnedPlan) -> Bill | NoBill:
        holds, assumed, write = dict(plan.capacity), self.ring.category.assumptions, self.ring.writing
        machines = 1
        for unit, amount in self.workload.usage.items():
            if holds.get(unit):
                machines = max(machines, -int(-Fraction(amount) / Fraction(holds[unit]) // 1))
        lasts, parts = plan.months or assumed.months, []
        once, power = Fraction(plan.once) * machines, Fraction(0)
        if once:
            price = Money(plan.once * machines, self.currency)
            bought: Texts = {"price": write.paid(price), "months": write.count(lasts).text, "months_is": lasts}
            parts.append(self._part("bought", (price, lasts), bought))
        if plan.power_watts:
            if assumed.electricity is None:
                return NoBill("no-rate", "electricity")
            watts, each = plan.power_watts * machines, Money(assumed.electricity, self.currency)
            power = Fraction(watts) * Fraction(assumed.hours) * Fraction(assumed.electricity) / 1000
            drawn: Texts = {
                "watts": self._number(watts),
                "hours": self._number(assumed.hours),
                "price": write.price(each),
            }
            parts.append(self._part("power", (watts, assumed.hours, each), drawn))
        if plan.monthly:
            parts.append(self._fee(Decimal(machines), plan.monthly, "month"))
        upkeep = Fraction(plan.monthly) * machines
        year = power * 365 / 30 + upkeep * 12 + once * 12 / lasts
        return Bill(plan.name, once, power + upkeep, power + upkeep + once / lasts, year, lasts, lambda: tuple(parts))

    def _part(self, kind: str, values: tuple[object, ...], texts: Texts) -> Part:
        return ":".join(fact_of(v) for v in values), self.ring.sentences.say(f"part-{kind}", "", texts) or ""

    def _number(self, value: Decimal) -> str:
        return self.ring.writing.number(value)


_exact = lru_cache(MANY)(Fraction)
"""Amounts come again with every product of a category."""


@lru_cache(MANY)
def _each(price: Decimal, per: Decimal) -> Fraction:
    """What one of a unit costs, which many workloads ask."""
    return Fraction(price) / Fraction(per)


def fact_of(value: object) -> str:
    """A value as `data-claim` has it: decimals without exponents, money with its currency."""
    if isinstance(value, Money):
        return f"{value.amount:f}:{value.currency}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _included(plan: FreePlan | SubscriptionPlan) -> dict[str, Fraction]:
    """What a plan includes in a month of thirty days."""
    found: dict[str, Fraction] = {}
    for entry in plan.allowance:
        found[entry.unit] = found.get(entry.unit, Fraction(0)) + _exact(entry.amount) * 30 / DAYS[entry.period]
    return found


def _some(text: str) -> str:
    return "some" if text else "none"


def _decimal(value: Fraction) -> Decimal:
    """To twelve digits, as amounts and prices are shown inside the arithmetic."""
    with localcontext(prec=12):
        return Decimal(value.numerator) / Decimal(value.denominator)
