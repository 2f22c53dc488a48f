"""Claims about money: what a workload costs, who is cheaper, when owning pays for itself. Start with `Cost`."""

from datetime import date as Day
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from generator.judging.claims.terms import Claim, Count, ProductRef, Ref
from generator.model.pricing import Money


class WorkloadRef(Ref, frozen=True):
    """A workload of the category."""


class Metered(Struct, frozen=True):
    """So much of a unit at a price: `150M × $0.40/M`. Amount and price are per `short`, empty for single units."""

    amount: Decimal
    short: str
    price: Money


class Fee(Struct, frozen=True):
    """So many seats, machines or wholes at a price for a month, a year or a day."""

    count: Decimal
    price: Money
    period: str


class Power(Struct, frozen=True):
    """What machines draw in a month: watts × hours × the price of a kWh."""

    watts: Decimal
    hours: Decimal
    price: Money


class Bought(Struct, frozen=True):
    """What was paid once, spread over months."""

    price: Money
    months: Count


Part = Metered | Fee | Power | Bought


class Cost(Claim, frozen=True):
    """What a month and a year of a workload cost with the cheapest plan that carries it.

    Half up to the currency's smallest unit. Month = 30 days, year = 365 days for
    usage and power, 12 payments for fees. What was `bought` is spread over its months.
    """

    kind = "cost"
    product: ProductRef
    workload: WorkloadRef
    plan: str
    month: Money
    year: Money
    bought: bool


class CostWorking(Claim, frozen=True):
    """The arithmetic of a month's cost; no parts if there is no charge, `plain` if the month is what the plan asks."""

    kind = "cost-working"
    product: ProductRef
    workload: WorkloadRef
    parts: tuple[Part, ...]
    month: Money
    plain: bool


class NoCostReason(StrEnum):
    """Why a product's cost for a workload cannot be said, the first that applies."""

    NO_PRICES = "no-prices"
    QUOTE = "quote"
    CURRENCY = "currency"
    NO_RATE = "no-rate"


class NoCost(Claim, frozen=True):
    """A product cannot be priced for a workload; `what` is the unit without a rate or the other currency."""

    kind = "no-cost"
    product: ProductRef
    workload: WorkloadRef
    reason: NoCostReason
    what: str


class Ratio(StrEnum):
    """How the higher cost relates to the lower: words only within 1 %."""

    FREE = "free"
    HALF = "half"
    THIRD = "third"
    QUARTER = "quarter"
    FIFTH = "fifth"
    TENTH = "tenth"
    TIMES = "times"
    LITTLE = "little"


class Cheaper(Claim, frozen=True):
    """One product costs less than the other for a workload, a month and in one currency.

    `times` is how many times as much the other costs, half up to one place.
    """

    kind = "cheaper"
    product: ProductRef
    other: ProductRef
    workload: WorkloadRef
    own: Money
    theirs: Money
    less: Money
    ratio: Ratio
    times: Decimal


class SameCost(Claim, frozen=True):
    """Both cost the same for a workload, as shown."""

    kind = "same-cost"
    first: ProductRef
    second: ProductRef
    workload: WorkloadRef
    month: Money


class Crossing(Claim, frozen=True):
    """What costs more at first and less to run has paid for itself after so many months (in tenths, at least one)."""

    kind = "crossing"
    product: ProductRef
    other: ProductRef
    workload: WorkloadRef
    once: Money
    running: Money
    theirs: Money
    months: Decimal


class NoCrossing(Claim, frozen=True):
    """What costs more at first does not pay for itself within `horizon` months; `ever` if it would later."""

    kind = "no-crossing"
    product: ProductRef
    other: ProductRef
    workload: WorkloadRef
    once: Money
    running: Money
    theirs: Money
    horizon: Count
    ever: bool


class CostBy(Claim, frozen=True):
    """What has been paid for a workload after so many months, what was bought included as a whole."""

    kind = "cost-by"
    product: ProductRef
    workload: WorkloadRef
    months: Count
    paid: Money


class CostAt(Claim, frozen=True):
    """What a month costs at a multiple of a workload, with the cheapest plan for that."""

    kind = "cost-at"
    product: ProductRef
    workload: WorkloadRef
    times: Decimal
    month: Money


class Converted(Claim, frozen=True):
    """A product's prices are in another currency and were converted at a dated rate of the site."""

    kind = "converted"
    product: ProductRef
    source: str
    target: str
    rate: Decimal
    date: Day


class CheapestFor(Claim, frozen=True):
    """The lowest monthly cost of a workload among `of` current products that can be priced."""

    kind = "cheapest-for"
    workload: WorkloadRef
    products: tuple[ProductRef, ...]
    month: Money
    of: Count


class AllCost(Claim, frozen=True):
    """All of the two or more current products that can be priced for a workload cost the same a month, as shown."""

    kind = "all-cost"
    workload: WorkloadRef
    month: Money
    of: Count


class CostRank(Claim, frozen=True):
    """A place by the monthly cost as shown, cheapest first, among `of` current products that can be priced."""

    kind = "cost-rank"
    product: ProductRef
    workload: WorkloadRef
    month: Money
    rank: Count
    of: Count
    shared: bool
