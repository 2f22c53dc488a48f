"""The parts of a trace as types: weighted means, gaps, shares, break-evens, orders, and where each number stands.

Knows no word of a reader's language. Points are whole (8.1), not tenths,
wherever they are fractions. Start with `Trace`.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from generator.diagnostics.problem import Span
from generator.judging.claims import (
    Claim,
    CostWorking,
    Count,
    DimensionRef,
    Part,
    ProductRef,
    ProfileRef,
    Ref,
    Threshold,
    WorkloadRef,
)
from generator.model.pricing import Money
from generator.model.product import EvidenceKind, Score
from generator.model.rubric import ExchangeRate, Tenths, Weight


@dataclass(frozen=True, slots=True)
class Source:
    """A score with its reason, day and evidence; `score.span` is the place of the number itself."""

    product: ProductRef
    dimension: DimensionRef
    score: Score


@dataclass(frozen=True, slots=True)
class Weighting:
    """What a dimension counts, and where that stands."""

    dimension: DimensionRef
    weight: Weight
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the arithmetic; `kind` names it for other programs."""

    kind: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One term of a weighted sum: `product` is points × weight, the weight as a share of one."""

    dimension: DimensionRef
    points: Tenths
    weight: Weight
    product: Fraction


@dataclass(frozen=True, slots=True)
class Mean(Step):
    """The products add up to `total`, the mean is `total` ÷ `divisor`, shown half up; by a profile's weights if any."""

    kind = "mean"
    product: ProductRef
    terms: tuple[Weighed, ...]
    divisor: Weight
    total: Fraction
    mean: Fraction
    shown: Tenths
    profile: ProfileRef | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Two scores in one dimension; `gap` is positive where the first is ahead, in tenths."""

    dimension: DimensionRef
    own: Tenths
    other: Tenths
    gap: int


@dataclass(frozen=True, slots=True)
class Gaps(Step):
    """The shared dimensions, largest gap first; up to `tie` a gap is no lead."""

    kind = "gaps"
    product: ProductRef
    other: ProductRef
    gaps: tuple[Gap, ...]
    tie: Tenths


@dataclass(frozen=True, slots=True)
class WinShare(Step):
    """The share of all weightings under which the product is ahead.

    Where exactly one gap has its sign, `factors` multiply to the share of the
    side that has this one gap, in the order of the other gaps; else none.
    """

    kind = "win-share"
    product: ProductRef
    other: ProductRef
    gaps: tuple[Gap, ...]
    factors: tuple[Fraction, ...]
    share: Fraction


@dataclass(frozen=True, slots=True)
class BreakEven(Step):
    """`at` = R ÷ (R − g): g the gap in the dimension, R the mean gap of the others, both from `holder`'s view.

    `shown` is how a sentence words it, if one does.
    """

    kind = "break-even"
    challenger: ProductRef
    holder: ProductRef
    dimension: DimensionRef
    gap: Fraction
    rest: Fraction
    present: Fraction
    at: Fraction
    shown: Threshold | None


@dataclass(frozen=True, slots=True)
class Shifted:
    """A gap with the weight that its dimension has for the sake of argument; `product` is gap × weight."""

    dimension: DimensionRef
    gap: int
    weight: Fraction
    product: Fraction


@dataclass(frozen=True, slots=True)
class Raised(Step):
    """The gap of the means with one dimension at `weight` of the decision and the others in proportion."""

    kind = "raised"
    product: ProductRef
    other: ProductRef
    dimension: DimensionRef
    weight: Fraction
    terms: tuple[Shifted, ...]
    gap: Fraction


@dataclass(frozen=True, slots=True)
class Entry:
    """A product's place by a figure; equals share it."""

    product: ProductRef
    points: Tenths
    rank: Count
    shared: bool


@dataclass(frozen=True, slots=True)
class Order(Step):
    """Products by their overall, by that under a profile's weights, or by one dimension; highest first."""

    kind = "order"
    entries: tuple[Entry, ...]
    profile: ProfileRef | None = None
    dimension: DimensionRef | None = None


@dataclass(frozen=True, slots=True)
class Backing(Step):
    """How many scores have evidence of which kind as their strongest; `bare` have none at all."""

    kind = "backing"
    kinds: tuple[tuple[EvidenceKind, Count], ...]
    bare: Count


@dataclass(frozen=True, slots=True)
class Need(Step):
    """A spec that a profile needs to be `word`, and what it is for each product."""

    kind = "need"
    spec: Ref
    word: str
    values: tuple[tuple[ProductRef, str], ...]


@dataclass(frozen=True, slots=True)
class PriceAt:
    """One item of a bill, and where the prices in it stand."""

    part: Part
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Bill(Step):
    """What a product costs a month under a workload, item by item, in the plan's own currency.

    `rate` turns it into the currency that costs are compared in.
    """

    kind = "bill"
    working: CostWorking
    prices: tuple[PriceAt, ...]
    rate: ExchangeRate | None = None


@dataclass(frozen=True, slots=True)
class Outlay:
    """A product's place by what a month costs, as shown; equals share it."""

    product: ProductRef
    month: Money
    rank: Count
    shared: bool


@dataclass(frozen=True, slots=True)
class Outlays(Step):
    """All current products that can be priced for a workload, cheapest first."""

    kind = "outlays"
    workload: WorkloadRef
    entries: tuple[Outlay, ...]


@dataclass(frozen=True, slots=True)
class Halfway(Step):
    """A derived score: `quality` and `price` in points, their mean `exact`, shown half up.

    `price` is 10 × `least` ÷ `month`, the costs exact and in the category's currency, or 10 where nothing is charged.
    """

    kind = "halfway"
    product: ProductRef
    dimension: DimensionRef
    quality: Fraction
    month: Fraction
    least: Fraction
    price: Fraction
    exact: Fraction
    shown: Tenths


@dataclass(frozen=True, slots=True)
class Moved(Step):
    """How far a price moved: |after − before| ÷ before, and after ÷ before; exact, in the plan's own currency."""

    kind = "moved"
    before: Fraction
    after: Fraction
    share: Fraction
    times: Fraction


@dataclass(frozen=True, slots=True)
class Payback(Step):
    """How long what is `once` paid more takes to come back: once ÷ (theirs − running), all exact.

    `months` is None where running it costs no less.
    """

    kind = "payback"
    product: ProductRef
    other: ProductRef
    once: Fraction
    running: Fraction
    theirs: Fraction
    months: Fraction | None


@dataclass(frozen=True, slots=True)
class Trace:
    """A claim with its arithmetic, and every score and weight that takes part in it."""

    claim: Claim
    steps: tuple[Step, ...] = ()
    sources: tuple[Source, ...] = ()
    weights: tuple[Weighting, ...] = ()
