"""Claims about scores that nobody typed: how they come about, or why there are none. Start with `Derived`."""

from decimal import Decimal
from enum import StrEnum

from generator.judging.claims.costs import WorkloadRef
from generator.judging.claims.terms import Claim, DimensionRef, ProductRef
from generator.model.pricing import Money
from generator.model.rubric import Tenths


class Charge(StrEnum):
    """What a product charges beside the others: nothing, as little as anybody, or more."""

    NOTHING = "nothing"
    LEAST = "least"
    MORE = "more"


class Derived(Claim, frozen=True):
    """A score halfway between `quality`, the mean of the others, and `price`, ten times the least cost over its own.

    Both in points with two places at most, half up; `least` is the lowest monthly cost above zero, its own included.
    """

    kind = "derived"
    product: ProductRef
    dimension: DimensionRef
    points: Tenths
    quality: Decimal
    price: Decimal
    workload: WorkloadRef
    charge: Charge
    month: Money
    least: Money


class NotDerived(Claim, frozen=True):
    """No score can be derived: other scores are missing, or else the cost of the workload is not known."""

    kind = "not-derived"
    product: ProductRef
    dimension: DimensionRef
    workload: WorkloadRef
    missing: tuple[DimensionRef, ...]
