"""Prices as written: plans of five kinds."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema

from generator.model.pricing import Period
from generator.model.rubric import Quantity
from generator.reading.fields import one_of
from generator.reading.kinds import (
    NAMED_ID,
    NAMES,
    QUANTITY,
    Amount,
    Count,
    Currency,
    Day,
    Divisor,
    Large,
    Line,
    NameId,
    Text,
    UnitId,
    Url,
)
from generator.reading.schema.told_by_kind import ToldByKind, discriminator, known_kind
from generator.reading.schema.written import Written, member


class TierEntry(Written):
    above: Large
    """Units in a month beyond which this price holds."""
    price: Amount
    """The price of `per` of the unit."""


class RateEntry(Written):
    price: Amount
    """The price of `per` of the unit."""
    per: Divisor = Quantity(Decimal(1), "1")
    """How many of the unit the price is for: 1M."""
    tiers: tuple[TierEntry, ...] = ()
    """Other prices from some volume on: `[{above: 10M, price: 0.30}]`."""
    tiers_for: Literal["beyond", "all"] = "beyond"
    """What a tier's price is for: the units beyond its threshold, or all of them."""
    variants: dict[NameId, Amount] = Field(default_factory=dict)
    """Prices of `per` in another form: `{cached: 0.10, batch: 0.20}`."""


Allowance = Annotated[
    dict[UnitId, Any],
    WithJsonSchema(
        {
            "type": "object",
            "properties": {"period": {"enum": [p.value for p in Period], "default": "month"}},
            "propertyNames": {"pattern": NAMED_ID["pattern"], NAMES: "unit"},
            "additionalProperties": QUANTITY,
        }
    ),
]
"""Amounts by unit, and the `period` they are for."""


class AllowanceFields(Written):
    allowance: Allowance = Field(default_factory=dict)
    """What is included: `{requests: 1500, period: day}`."""


class PlanEntry(Written):
    name: Line
    """What the vendor calls the plan; several entries of one name are one plan over time."""
    start: Day | None = Field(default=None, alias="from")
    """The first day on which it holds."""
    until: Day | None = None
    """The first day on which it no longer holds."""


class UsageEntry(PlanEntry):
    kind: Literal["usage"]
    """Paid by the unit."""
    rates: dict[UnitId, RateEntry] = Field(min_length=1)
    """Prices by unit."""


class FreeEntry(PlanEntry, AllowanceFields):
    kind: Literal["free"]
    """No charge."""


class PeriodFields(AllowanceFields):
    price: Amount
    """The price of one `period`."""
    period: Annotated[Period, one_of(Period)] = Period.MONTH
    """day, month or year."""
    rates: dict[UnitId, RateEntry] = Field(default_factory=dict)
    """Prices of what is used beyond the allowance, by unit."""


class FlatEntry(PlanEntry, PeriodFields):
    kind: Literal["flat"]
    """One price for the whole, by the month or the year."""


class SubscriptionEntry(PlanEntry, PeriodFields):
    kind: Literal["subscription"]
    """Paid by the month or the year, perhaps for each seat."""
    per: NameId = ""
    """What it is paid for each of: seat."""
    minimum: Count = 1
    """The fewest that can be bought."""


class OwnedEntry(PlanEntry):
    kind: Literal["owned"]
    """Bought once."""
    once: Amount
    """What it costs to buy."""
    power_watts: Amount = Decimal(0)
    """What it draws while it runs."""
    monthly: Amount = Decimal(0)
    """Other costs of a machine in a month: a place in a rack, an hour of care."""
    months: Count | None = None
    """How long it lasts; left out: the months of the category's assumptions."""
    capacity: dict[UnitId, Large] = Field(default_factory=dict)
    """What one machine can do in a month, by unit."""


class QuoteEntry(PlanEntry):
    kind: Literal["quote"]
    """Price on request."""


PLAN_KINDS = ("usage", "free", "flat", "subscription", "owned", "quote")


PlanField = Annotated[
    Annotated[UsageEntry, member("usage")]
    | Annotated[FreeEntry, member("free")]
    | Annotated[FlatEntry, member("flat")]
    | Annotated[SubscriptionEntry, member("subscription")]
    | Annotated[OwnedEntry, member("owned")]
    | Annotated[QuoteEntry, member("quote")],
    discriminator(PLAN_KINDS),
    known_kind(PLAN_KINDS, "value/plan-kind", "a plan"),
    ToldByKind(PLAN_KINDS, "How it is paid for."),
]


class PricingEntry(Written):
    summary: Text = ""
    """The prices in one line, as the vendor puts them."""
    currency: Currency = ""
    """USD, EUR, …; left out: the site's."""
    source: Url = ""
    """Where the prices can be read."""
    checked: Day | None = None
    """When they were last looked at."""
    plans: tuple[PlanField, ...] = ()
    """What can be bought; several entries of one name are one plan over time."""
