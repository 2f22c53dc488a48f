"""Claims about prices over time: what changed, what will, what ends. Start with `PriceChange`."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from generator.judging.claims.terms import Claim, Percent, ProductRef, Ref
from generator.model.pricing import Money


class PriceOf(StrEnum):
    """What a price is for: many of a unit or a single one, a period, or the whole for good."""

    BULK = "bulk"
    SINGLE = "single"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ONCE = "once"


class When(StrEnum):
    """Whether a change is announced, still holds, or was followed by another."""

    COMING = "coming"
    NOW = "now"
    THEN = "then"


class Way(StrEnum):
    """Where a price went: to nothing, from nothing, up (from double on as a number of times), or down."""

    FREE = "free"
    CHARGED = "charged"
    LESS = "less"
    MORE = "more"
    TIMES = "times"


class UnitRef(Ref, frozen=True):
    """A unit of the category, or what a fee is paid for each of; empty for the whole."""


class PriceChange(Claim, frozen=True):
    """One price of a plan is another from `day` on. Prices of bulk are for `per` of the unit; tiers take no part.

    `share` is how far it moved by the price before; `times` is after ÷ before, half up to one place. Both 0 if one of
    the prices is nothing.
    """

    kind = "price-change"
    product: ProductRef
    plan: str
    what: PriceOf
    unit: UnitRef
    each: bool
    when: When
    day: date
    way: Way
    before: Money
    after: Money
    per: str
    share: Percent
    times: Decimal


class TermsChange(Claim, frozen=True):
    """A plan is another from `day` on, in something that is no price which both have."""

    kind = "terms-change"
    product: ProductRef
    plan: str
    when: When
    day: date


class PlanEnds(Claim, frozen=True):
    """A plan holds, or held, until the end of `day`, and nothing of its name follows at once."""

    kind = "plan-ends"
    product: ProductRef
    plan: str
    when: When
    day: date


class PlanStarts(Claim, frozen=True):
    """A plan is announced for `day` that does not follow on one of its name."""

    kind = "plan-starts"
    product: ProductRef
    plan: str
    day: date


class PriceThen(Claim, frozen=True):
    """What a price of a plan is or was on `day`."""

    kind = "price-then"
    product: ProductRef
    plan: str
    what: PriceOf
    unit: UnitRef
    day: date
    price: Money
