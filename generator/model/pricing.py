"""What a product costs: plans of five kinds, money in decimals, never floats. Start with `Pricing`."""

from datetime import date as Day
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from generator.diagnostics.problem import Span


def stated(value: Struct) -> tuple[str, ...]:
    """The names of what a price or a plan says, without those of its places in the files."""
    return tuple(name for name in value.__struct_fields__ if not name.endswith(("span", "spans")))


class Tier(Struct, frozen=True):
    """Another price for what is used beyond `above` units in a month."""

    above: Decimal
    price: Decimal
    span: Span | None = None
    """Where the price stands; so for all prices here."""


class Rate(Struct, frozen=True):
    """`price` is for `per` of the unit; `tiers` follow it in rising order.

    A tier's price is for the units beyond its threshold, or, if `whole`, for
    all of them once the threshold is passed. `variants` are other prices of
    the same unit by name: cached, batch; `variant_spans` are where these stand.
    """

    unit: str
    price: Decimal
    per: Decimal
    tiers: tuple[Tier, ...] = ()
    whole: bool = False
    variants: tuple[tuple[str, Decimal], ...] = ()
    span: Span | None = None
    variant_spans: tuple[Span, ...] = ()


class Period(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Allowance(Struct, frozen=True):
    """What a plan includes: an amount of a unit per period."""

    unit: str
    amount: Decimal
    period: Period


class Term(Struct, frozen=True):
    """When a plan holds: from the first day on, until the day before the last. None is open."""

    start: Day | None = None
    end: Day | None = None

    def covers(self, day: Day) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


class UsagePlan(Struct, frozen=True):
    name: str
    rates: tuple[Rate, ...]
    term: Term = Term()


class FreePlan(Struct, frozen=True):
    name: str
    allowance: tuple[Allowance, ...] = ()
    term: Term = Term()


class SubscriptionPlan(Struct, frozen=True):
    """`price` per `period`, and per `per` (a seat, say) if that is given, for at least `minimum` of them.

    `rates` price what is used beyond the allowance.
    """

    name: str
    price: Decimal
    period: Period
    per: str = ""
    minimum: int = 1
    allowance: tuple[Allowance, ...] = ()
    rates: tuple[Rate, ...] = ()
    term: Term = Term()
    span: Span | None = None


class OwnedPlan(Struct, frozen=True):
    """Bought once and run by oneself. `capacity` is per month and machine, `monthly` other upkeep of one machine.

    Without `months` it lasts as long as the category's assumptions say.
    """

    name: str
    once: Decimal
    power_watts: Decimal = Decimal(0)
    monthly: Decimal = Decimal(0)
    capacity: tuple[tuple[str, Decimal], ...] = ()
    months: int | None = None
    term: Term = Term()
    span: Span | None = None
    """Where `once` stands."""
    power_span: Span | None = None
    monthly_span: Span | None = None


class QuotePlan(Struct, frozen=True):
    name: str
    term: Term = Term()


Plan = UsagePlan | FreePlan | SubscriptionPlan | OwnedPlan | QuotePlan


def same_but_when(one: Plan, other: Plan) -> bool:
    """Whether two entries of a plan say the same, whenever each of them holds."""
    return _said(one) == _said(other)


def _said(value: object) -> object:
    if isinstance(value, Struct):
        return type(value), tuple(_said(getattr(value, name)) for name in stated(value) if name != "term")
    return tuple(map(_said, value)) if isinstance(value, tuple) else value


class Pricing(Struct, frozen=True):
    """The plans that hold on the day the catalogue was loaded for, in the order of the file.

    `former` are entries that held before that day, `coming` those that will hold after it.
    """

    currency: str
    summary: str = ""
    source: str = ""
    plans: tuple[Plan, ...] = ()
    former: tuple[Plan, ...] = ()
    coming: tuple[Plan, ...] = ()

    def cheapest_rate(self, unit: str) -> Rate | None:
        """The lowest current price of a unit, per one of it; the first of equals."""
        rates = [r for p in self.plans if isinstance(p, UsagePlan) for r in p.rates if r.unit == unit]
        return min(rates, key=lambda r: r.price / r.per, default=None)


class Money(Struct, frozen=True):
    """An amount in a currency (ISO 4217)."""

    amount: Decimal
    currency: str


_NO_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE_DECIMALS = "BHD IQD JOD KWD LYD OMR TND"
_ODD_DIGITS = {
    **dict.fromkeys(_NO_DECIMALS.split(), 0),
    **dict.fromkeys(_THREE_DECIMALS.split(), 3),
    "CLF": 4,
    "UYW": 4,
}


def digits_of(currency: str) -> int:
    """Return how many decimals a currency's smallest unit has: 2 for most. Source: ISO 4217."""
    return _ODD_DIGITS.get(currency, 2)
