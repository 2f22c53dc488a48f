"""scores/<category>/category.yaml. Start with `CategoryFile`."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, WithJsonSchema

from generator.model.catalogue import IndexRule
from generator.model.rubric import Better, Quantity, SpecType, Tenths
from generator.reading.fields import one_of, wrong
from generator.reading.kinds import (
    CURRENCY,
    DAY,
    TEXT,
    Amount,
    Count,
    Currency,
    DimensionId,
    Divisor,
    Large,
    Line,
    NameId,
    NeedId,
    Percent,
    Points,
    Text,
    UnitId,
    WorkloadId,
)
from generator.reading.schema.written import MEMBER, Waivers, Written, member

SCALE = tuple(str(point) for point in range(11))


def _anchor(value: Any) -> int:
    if value in SCALE:
        return int(value)
    raise wrong("value/anchor", f"`{value}` is not a point of the scale", "anchors stand at whole numbers, 0 to 10")


Anchor = Annotated[int, BeforeValidator(_anchor)]
Anchors = Annotated[
    dict[Anchor, Text],
    WithJsonSchema({"type": "object", "patternProperties": {"^([0-9]|10)$": TEXT}, "additionalProperties": False}),
]

Rates = Annotated[
    dict[Currency, dict[str, Any]],
    WithJsonSchema(
        {
            "type": "object",
            "propertyNames": CURRENCY,
            "additionalProperties": {
                "type": "object",
                "properties": {"date": DAY},
                "propertyNames": {"enum": ["date", *CURRENCY["enum"]]},
                "additionalProperties": {"type": "number", "exclusiveMinimum": 0},
                "required": ["date"],
            },
        }
    ),
]


class DeriveEntry(Written):
    workload: WorkloadId
    """The workload whose cost decides half of the score."""


class DimensionEntry(Written):
    id: NameId
    """What product files call it: `ease_of_use`."""
    name: Line
    """What pages call it."""
    weight: Percent
    """Its share of the decision in percent; all weights add up to 100."""
    about: Text = ""
    """What is judged, in one sentence."""
    anchors: Anchors = Field(default_factory=dict)
    """What a score stands for, at some points of the scale."""
    derive: DeriveEntry | None = None
    """Works scores out from the others and from costs, where none is typed: `{workload: busy-bot}`."""


class RubricEntry(Written):
    version: Line = "1"
    """Changes when old scores can no longer be compared with new ones."""
    dimensions: tuple[DimensionEntry, ...] = Field(min_length=1)
    """What is scored, in the order of the pages; the weights add up to 100."""
    tie: Points = Tenths(1)
    """A gap up to and including this is no win."""
    narrow: Points = Tenths(3)
    """A gap up to and including this is a narrow win."""


class UnitEntry(Written):
    name: Line
    """What pages call many of it: `input tokens`."""
    shown_per: Divisor = Quantity(Decimal(1), "1")
    """Prices are shown for so many: 1M."""
    short: Line = ""
    """How `shown_per` is written after a price: M."""


class WorkloadEntry(Written):
    id: NameId
    """What profiles call it."""
    name: Line
    """What pages call it: `10,000 requests a day`."""
    per: Literal["month"] = "month"
    """The time that `usage` is for; always a month."""
    usage: dict[UnitId, Large] = Field(min_length=1)
    """Amounts by unit in a month."""
    variants: dict[UnitId, dict[NameId, Large]] = Field(default_factory=dict)
    """How much of a unit may be billed in another form: `{input_tokens: {cached: 100M}}`."""
    about: Text = ""
    """Where the amounts come from."""


class AssumptionsEntry(Written):
    electricity: Amount | None = None
    """Price of a kWh in the site's currency."""
    hours: Amount = Decimal(720)
    """Hours of running in a month."""
    months: Count = 36
    """How far cost curves reach."""
    rates: Rates = Field(default_factory=dict)
    """Exchange rates with their day: `{EUR: {USD: 1.08, date: 2026-04-01}}`."""


class ProfileEntry(Written):
    id: NameId
    """A name for it inside this file."""
    name: Line
    """The kind of reader, as pages call it: `Long days`."""
    weights: dict[DimensionId, Percent] = Field(min_length=1)
    """By dimension; what is left out weighs nothing. They add up to 100."""
    needs: dict[NeedId, Line] = Field(default_factory=dict)
    """Specs that must equal a word: `{offline: yes}`."""
    workload: WorkloadId = ""
    """The usage that costs are worked out for."""


class SpecEntry(Written):
    id: NameId
    """What product files call it: `context_window`."""
    name: Line
    """What pages call it."""
    type: Annotated[SpecType, one_of(SpecType)]
    """What its values are; `unknown` and `partial` fit every type."""
    unit: Line = ""
    """Written after a number: kg."""
    better: Annotated[Better, one_of(Better)] | None = None
    """higher or lower, where one is better for everybody."""


class ClosestEntry(Written):
    closest: Count
    """How many of the nearest products each one is compared with."""


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
    """What pages call the category: `Office chairs`."""
    singular: Line = ""
    """One of them, in the middle of a sentence: `office chair`."""
    icon: Line = ""
    """A picture character beside the name on the home page."""
    description: Text = ""
    """What is compared here, for readers and search engines."""
    rubric: RubricEntry | None = None
    """What is scored and how much it counts; left out: the site's."""
    units: dict[NameId, UnitEntry] = Field(default_factory=dict)
    """What usage prices count, by id."""
    workloads: tuple[WorkloadEntry, ...] = ()
    """A month's usage that prices are worked out for."""
    assumptions: AssumptionsEntry = Field(default_factory=AssumptionsEntry.model_construct)
    """What costs rest on where no plan says it."""
    profiles: tuple[ProfileEntry, ...] = ()
    """Kinds of readers, each with weights of its own."""
    specs: tuple[SpecEntry, ...] = ()
    """The facts that products are asked for."""
    pairs: PairsEntry = Field(default_factory=PairsEntry.model_construct)
    """Which pairs get a page, and which of them search engines are shown."""
    waivers: Waivers = Field(default_factory=dict)
    """Checks that do not count for this file, each with the reason."""
