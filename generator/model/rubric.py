"""What is scored and how much it counts: dimensions, weights, anchors, profiles, spec fields."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date as Day
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from msgspec import Struct, field

from generator.diagnostics.problem import Span

Tenths = NewType("Tenths", int)
"""A score or an overall, times ten: 8.1 is 81. From 0 to 100."""

Weight = NewType("Weight", int)
"""A share of the decision in hundredths of a percent: 35 % is 3500."""

WHOLE = Weight(10_000)


class Dimension(Struct, frozen=True):
    """One thing that is scored. `anchors` says in words what a score (0 to 10) stands for, in rising order."""

    id: str
    name: str
    weight: Weight
    about: str = ""
    anchors: tuple[tuple[int, str], ...] = ()
    derive: str = ""
    """The workload whose cost decides half of a score that nobody typed; empty if all are typed."""
    span: Span | None = None
    """Where the weight stands."""
    derive_span: Span | None = None


class Rubric(Struct, frozen=True):
    """The dimensions of a category in the order of the file; their weights add up to `WHOLE`."""

    dimensions: tuple[Dimension, ...]
    version: str = "1"
    tie: Tenths = Tenths(1)
    """A gap of shown numbers up to and including this is no win."""
    narrow: Tenths = Tenths(3)


class SpecType(StrEnum):
    NUMBER = "number"
    TEXT = "text"
    SET = "set"
    BOOL = "bool"
    DATE = "date"


class Better(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"


class SpecField(Struct, frozen=True):
    """A fact that products of a category are asked for."""

    id: str
    name: str
    type: SpecType
    unit: str = ""
    better: Better | None = None


class Answer(StrEnum):
    """The value of a bool spec."""

    YES = "yes"
    NO = "no"
    PARTIAL = "partial"


class Unchecked(StrEnum):
    """A spec that was looked for and not found; never the same as "no"."""

    UNKNOWN = "unknown"


class Quantity(Struct, frozen=True):
    """A number and the way it was written: 256K is 256000."""

    value: Decimal
    written: str

    def __str__(self) -> str:
        return self.written


class PartialDate(Struct, frozen=True, order=True):
    """A year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """As it is written in a file: `2026-04`."""
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part))
        return "-".join(parts)

    @property
    def span(self) -> tuple[Day, Day]:
        """The first and the last day that it may stand for."""
        month = self.month or 12
        last = self.day or monthrange(self.year, month)[1]
        return Day(self.year, self.month or 1, self.day or 1), Day(self.year, month, last)


SpecValue = Quantity | str | tuple[str, ...] | Answer | PartialDate | Unchecked


class Profile(Struct, frozen=True):
    """A kind of reader: own weights (a dimension left out weighs nothing) and specs that must equal a word."""

    id: str
    name: str
    weights: Mapping[str, Weight]
    needs: Mapping[str, str]
    workload: str = ""
    span: Span | None = None
    """Where the weights stand."""


class Unit(Struct, frozen=True):
    """What usage prices count. `shown_per` of them is what a price is quoted for."""

    id: str
    name: str
    shown_per: Quantity
    short: str = ""


class Workload(Struct, frozen=True):
    """A month's usage that prices are worked out for.

    `variants` says how much of a unit may be billed as which variant, where a
    plan has a price for it: `{input_tokens: {cached: 100M}}`.
    """

    id: str
    name: str
    usage: Mapping[str, Decimal]
    variants: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    about: str = ""


class ExchangeRate(Struct, frozen=True):
    source: str
    target: str
    rate: Decimal
    date: Day
    span: Span | None = None


class Assumptions(Struct, frozen=True):
    """What costs rest on where no plan says it: money per kWh, hours and months, dated exchange rates."""

    electricity: Decimal | None = None
    hours: Decimal = Decimal(720)
    months: int = 36
    rates: tuple[ExchangeRate, ...] = ()
    electricity_span: Span | None = None
