"""scores/<category>/category.yaml. Start with `CategoryFile`."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field

from generator.model.catalogue import IndexRule
from generator.model.rubric import Better, Quantity, SpecType, Tenths
from generator.reading.fields import (
    Amount,
    Count,
    Currency,
    Divisor,
    Large,
    Line,
    NameId,
    Percent,
    Points,
    Text,
    one_of,
    wrong,
)
from generator.reading.schema.written import MEMBER, Waivers, Written, member

SCALE = tuple(str(point) for point in range(11))


def _anchor(value: Any) -> int:
    if value in SCALE:
        return int(value)
    raise wrong("value/anchor", f"`{value}` is not a point of the scale", "anchors stand at whole numbers, 0 to 10")


Anchor = Annotated[int, BeforeValidator(_anchor)]


class DimensionEntry(Written):
    id: NameId
    name: Line
    weight: Percent
    """Its share of the decision in percent; all weights add up to 100."""
    about: Text = ""
    """What is judged, in one sentence."""
    anchors: dict[Anchor, Text] = Field(default_factory=dict)
    """What a score stands for, at some points of the scale."""


class RubricEntry(Written):
    version: Line = "1"
    dimensions: tuple[DimensionEntry, ...] = Field(min_length=1)
    tie: Points = Tenths(1)
    """A gap up to and including this is no win."""
    narrow: Points = Tenths(3)
    """A gap up to and including this is a narrow win."""


class UnitEntry(Written):
    name: Line
    shown_per: Divisor = Quantity(Decimal(1), "1")
    """Prices are shown for so many: 1M."""
    short: Line = ""


class WorkloadEntry(Written):
    id: NameId
    name: Line
    per: Literal["month"] = "month"
    usage: dict[NameId, Large] = Field(min_length=1)
    """Amounts by unit in a month."""
    about: Text = ""


class AssumptionsEntry(Written):
    electricity: Amount | None = None
    """Price of a kWh in the site's currency."""
    hours: Amount = Decimal(720)
    """Hours of running in a month."""
    months: Count = 36
    """How far cost curves reach."""
    rates: dict[Currency, dict[str, Any]] = Field(default_factory=dict)
    """Exchange rates with their day: `{EUR: {USD: 1.08, date: 2026-04-01}}`."""


class ProfileEntry(Written):
    id: NameId
    name: Line
    weights: dict[NameId, Percent] = Field(min_length=1)
    """By dimension; what is left out weighs nothing. They add up to 100."""
    needs: dict[NameId, Line] = Field(default_factory=dict)
    """Specs that must equal a word: `{offline: yes}`."""
    workload: NameId = ""


class SpecEntry(Written):
    id: NameId
    name: Line
    type: Annotated[SpecType, one_of(SpecType)]
    unit: Line = ""
    better: Annotated[Better, one_of(Better)] | None = None
    """higher or lower, where one is better for everybody."""


class ClosestEntry(Written):
    closest: Count


def _build_rule(value: Any) -> Any:
    if isinstance(value, dict) or value in ("all", "written"):
        return value if isinstance(value, dict) else str(value)
    raise wrong("value/choice", f"`{value}` is not a rule for pairs", "all, written or {closest: 8}")


BuildField = Annotated[
    Annotated[Literal["all", "written"], member("word")] | Annotated[ClosestEntry, member("group")],
    Discriminator(lambda value: MEMBER + ("group" if isinstance(value, dict) else "word")),
    BeforeValidator(_build_rule),
]


class PairsEntry(Written):
    build: BuildField = "all"
    """all, written, or {closest: 8}."""
    index: Annotated[IndexRule, one_of(IndexRule)] = IndexRule.EARNED
    """Which pairs search engines are shown: all, earned or written."""


class CategoryFile(Written):
    """scores/<category>/category.yaml"""

    name: Line
    singular: Line = ""
    icon: Line = ""
    description: Text = ""
    rubric: RubricEntry | None = None
    """Left out: the site's."""
    units: dict[NameId, UnitEntry] = Field(default_factory=dict)
    workloads: tuple[WorkloadEntry, ...] = ()
    assumptions: AssumptionsEntry = AssumptionsEntry()
    profiles: tuple[ProfileEntry, ...] = ()
    specs: tuple[SpecEntry, ...] = ()
    pairs: PairsEntry = PairsEntry()
    waivers: Waivers = Field(default_factory=dict)
    """Checks that do not count for this file, each with the reason."""
