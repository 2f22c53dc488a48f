"""The parts of a trace as types: weighted means, gaps, shares, break-evens, orders, and where each number stands.

Knows no word of a reader's language. Points are whole (8.1), not tenths,
wherever they are fractions. Start with `Trace`.
"""

from fractions import Fraction
from typing import ClassVar

from msgspec import Struct

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


class Source(Struct, frozen=True):
    """A score with its reason, day and evidence; `score.span` is the place of the number itself."""

    product: ProductRef
    dimension: DimensionRef
    score: Score


class Weighting(Struct, frozen=True):
    """What a dimension counts, and where that stands."""

    dimension: DimensionRef
    weight: Weight
    span: Span | None = None


class Step(Struct, frozen=True):
    """A part of the arithmetic; `kind` names it for other programs."""

    kind: ClassVar[str] = ""


class Weighed(Struct, frozen=True):
    """One term of a weighted sum: `product` is points × weight, the weight as a share of one."""

    dimension: DimensionRef
    points: Tenths
    weight: Weight
    product: Fraction


class Mean(Step, frozen=True):
    """The products add up to `total`, the mean is `total` ÷ `divisor`, shown half up; by a profile's weights if any."""

    kind = "mean"
    product: ProductRef
    terms: tuple[Weighed, ...]
    divisor: Weight
    total: Fraction
    mean: Fraction
    shown: Tenths
    profile: ProfileRef | None = None


class Gap(Struct, frozen=True):
    """Two scores in one dimension; `gap` is positive where the first is ahead, in tenths."""

    dimension: DimensionRef
    own: Tenths
    other: Tenths
    gap: int


class Gaps(Step, frozen=True):
    """The shared dimensions, largest gap first; up to `tie` a gap is no lead."""

    kind = "gaps"
    product: ProductRef
    other: ProductRef
    gaps: tuple[Gap, ...]
    tie: Tenths


class WinShare(Step, frozen=True):
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


class BreakEven(Step, frozen=True):
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


class Shifted(Struct, frozen=True):
    """A gap with the weight that its dimension has for the sake of argument; `product` is gap × weight."""

    dimension: DimensionRef
    gap: int
    weight: Fraction
    product: Fraction


class Raised(Step, frozen=True):
    """The gap of the means with one dimension at `weight` of the decision and the others in proportion."""

    kind = "raised"
    product: ProductRef
    other: ProductRef
    dimension: DimensionRef
    weight: Fraction
    terms: tuple[Shifted, ...]
    gap: Fraction


class Entry(Struct, frozen=True):
    """A product's place by a figure; equals share it."""

    product: ProductRef
    points: Tenths
    rank: Count
    shared: bool


class Order(Step, frozen=True):
    """Products by their overall, by that under a profile's weights, or by one dimension; highest first."""

    kind = "order"
    entries: tuple[Entry, ...]
    profile: ProfileRef | None = None
    dimension: DimensionRef | None = None


class Backing(Step, frozen=True):
    """How many scores have evidence of which kind as their strongest; `bare` have none at all."""

    kind = "backing"
    kinds: tuple[tuple[EvidenceKind, Count], ...]
    bare: Count


class Need(Step, frozen=True):
    """A spec that a profile needs to be `word`, and what it is for each product."""

    kind = "need"
    spec: Ref
    word: str
    values: tuple[tuple[ProductRef, str], ...]


class PriceAt(Struct, frozen=True):
    """One item of a bill, and where the prices in it stand."""

    part: Part
    spans: tuple[Span, ...]


class Bill(Step, frozen=True):
    """What a product costs a month under a workload, item by item, in the plan's own currency.

    `rate` turns it into the currency that costs are compared in.
    """

    kind = "bill"
    working: CostWorking
    prices: tuple[PriceAt, ...]
    rate: ExchangeRate | None = None


class Outlay(Struct, frozen=True):
    """A product's place by what a month costs, as shown; equals share it."""

    product: ProductRef
    month: Money
    rank: Count
    shared: bool


class Outlays(Step, frozen=True):
    """All current products that can be priced for a workload, cheapest first."""

    kind = "outlays"
    workload: WorkloadRef
    entries: tuple[Outlay, ...]


class Halfway(Step, frozen=True):
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


class Moved(Step, frozen=True):
    """How far a price moved: |after − before| ÷ before, and after ÷ before; exact, in the plan's own currency."""

    kind = "moved"
    before: Fraction
    after: Fraction
    share: Fraction
    times: Fraction


class Payback(Step, frozen=True):
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


class Trace(Struct, frozen=True):
    """A claim with its arithmetic, and every score and weight that takes part in it."""

    claim: Claim
    steps: tuple[Step, ...] = ()
    sources: tuple[Source, ...] = ()
    weights: tuple[Weighting, ...] = ()
