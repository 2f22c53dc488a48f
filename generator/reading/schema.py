"""The files as written: one model a file, strict, every key explained by the text below it.

These models stop at `load`, which turns them into the domain. The texts below
the fields are what an editor sees when hovering over a key. Start with `ProductFile`.
"""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

from generator.diagnostics.problem import Level
from generator.diagnostics.suggest import did_you_mean
from generator.model.catalogue import IndexRule
from generator.model.pricing import Period
from generator.model.product import EvidenceKind, Status
from generator.model.rubric import Better, Quantity, SpecType, Tenths
from generator.reading.fields import (
    Amount,
    Colour,
    Currency,
    Day,
    Flag,
    Free,
    Id,
    Large,
    Line,
    NameId,
    Percent,
    Points,
    Text,
    Url,
    Whole,
    one_of,
    wrong,
)


class Written(BaseModel):
    """Keys as an editor writes them; anything else is a mistake."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, allow_inf_nan=False, use_attribute_docstrings=True
    )


# --- a product ---------------------------------------------------------------


class EvidenceEntry(Written):
    kind: Annotated[EvidenceKind, one_of(EvidenceKind)]
    """measured, third_party, vendor or opinion."""
    what: Text
    """The fact in a few words: MMLU Pro 85.2 %."""
    source: Url = ""
    """Where it can be read."""
    date: Day | None = None
    """When it was stated or measured."""


class ScoreEntry(Written):
    score: Points | None = None
    """From 0 to 10, at most one decimal; None stands for `unknown`."""
    why: Text = ""
    """The reason, in one sentence."""
    checked: Day | None = None
    """When this was last looked at."""
    evidence: tuple[EvidenceEntry, ...] = ()
    """What stands behind the score; without any it counts as the editor's opinion."""


def _score(value: Any) -> Any:
    """Accept the short forms: a number, or the word `unknown`."""
    if isinstance(value, dict):
        if value.get("score") == "unknown":
            return {k: v for k, v in value.items() if k != "score"}
        if "score" not in value:
            raise wrong("value/missing", "`score` is missing", "add `score:`, or write `unknown`")
        return value
    return {} if value == "unknown" else {"score": value}


ScoreField = Annotated[ScoreEntry, BeforeValidator(_score)]


class RateEntry(Written):
    price: Amount
    """The price of `per` of the unit."""
    per: Large = Quantity(Decimal(1), "1")
    """How many of the unit the price is for: 1M."""


class AllowanceFields(Written):
    allowance: dict[NameId, Any] = Field(default_factory=dict)
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
    rates: dict[NameId, RateEntry] = Field(min_length=1)
    """Prices by unit."""


class FreeEntry(PlanEntry, AllowanceFields):
    kind: Literal["free"]


class SubscriptionEntry(PlanEntry, AllowanceFields):
    kind: Literal["subscription"]
    price: Amount
    period: Annotated[Period, one_of(Period)] = Period.MONTH
    """month or year."""
    per: NameId = ""
    """What it is paid for each of: seat."""
    minimum: Whole = 1
    """The fewest that can be bought."""


class OwnedEntry(PlanEntry):
    kind: Literal["owned"]
    once: Amount
    """What it costs to buy."""
    power_watts: Amount = Decimal(0)
    capacity: dict[NameId, Large] = Field(default_factory=dict)
    """What one machine can do in a month, by unit."""


class QuoteEntry(PlanEntry):
    kind: Literal["quote"]


PLAN_KINDS = ("usage", "free", "subscription", "owned", "quote")


def _plan_kind(value: Any) -> str:
    kind = value.get("kind") if isinstance(value, dict) else None
    if kind not in PLAN_KINDS:
        hint = did_you_mean(kind, PLAN_KINDS) if isinstance(kind, str) else f"one of {', '.join(PLAN_KINDS)}"
        raise wrong("value/plan-kind", "a plan needs a `kind` that is known here", hint)
    return str(kind)


PlanField = Annotated[
    Annotated[UsageEntry, Tag("usage")]
    | Annotated[FreeEntry, Tag("free")]
    | Annotated[SubscriptionEntry, Tag("subscription")]
    | Annotated[OwnedEntry, Tag("owned")]
    | Annotated[QuoteEntry, Tag("quote")],
    Discriminator(_plan_kind),
]


class PricingEntry(Written):
    summary: Text = ""
    """The prices in one line, as the vendor puts them."""
    currency: Currency = ""
    """USD, EUR, …; left out: the site's."""
    source: Url = ""
    checked: Day | None = None
    plans: tuple[PlanField, ...] = ()


class BuyEntry(Written):
    url: Url
    affiliate: Flag = False
    """true if the site earns from a purchase; the page then says so."""


class LinksEntry(Written):
    homepage: Url = ""
    buy: BuyEntry | None = None


class QuestionEntry(Written):
    q: Text
    a: Text


class CorrectionEntry(Written):
    date: Day
    what: Text
    was: Text = ""
    now: Text = ""


class HistoryEntry(Written):
    date: Day
    scores: dict[NameId, Points]
    """What the scores were until this day."""
    why: Text = ""


class ProductFile(Written):
    """scores/<category>/<product>.yaml"""

    name: Line
    maker: Line
    tagline: Line = ""
    """One line, no full stop."""
    summary: Text = ""
    """One or two sentences."""
    updated: Day | None = None
    """When these words last changed in substance."""
    status: Annotated[Status, one_of(Status)] = Status.CURRENT
    successor: Line = ""
    """The product that came after a retired one."""
    family: Line = ""
    """Two products of one family get an upgrade page instead of a duel."""
    former_ids: tuple[Id, ...] = ()
    """Old ids; their addresses lead here."""
    image: Line = ""
    """A logo or photo beside the article or in content/images."""
    links: LinksEntry = LinksEntry()
    scores: dict[NameId, ScoreField] = Field(min_length=1)
    """By dimension: a number, `unknown`, or the long form with reasons."""
    pricing: PricingEntry | None = None
    specs: dict[NameId, Any] = Field(default_factory=dict)
    """Facts, by the specs that the category declares."""
    pros: tuple[Text, ...] = ()
    cons: tuple[Text, ...] = ()
    best_for: tuple[Line, ...] = ()
    faq: tuple[QuestionEntry, ...] = ()
    corrections: tuple[CorrectionEntry, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    extra: dict[str, Free] = Field(default_factory=dict)
    """Anything a site's own templates use."""


# --- a category --------------------------------------------------------------


def _anchor(value: Any) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit() and 0 <= int(value) <= 10:
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
    shown_per: Large = Quantity(Decimal(1), "1")
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
    months: Whole = 36
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
    closest: Whole


def _build_rule(value: Any) -> Any:
    if isinstance(value, dict) or value in ("all", "written"):
        return value if isinstance(value, dict) else str(value)
    raise wrong("value/choice", f"`{value}` is not a rule for pairs", "all, written or {closest: 8}")


class PairsEntry(Written):
    build: Annotated[Literal["all", "written"] | ClosestEntry, BeforeValidator(_build_rule)] = "all"
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


# --- the site ----------------------------------------------------------------


class PublisherEntry(Written):
    name: Line
    url: Url = ""


class FreshnessEntry(Written):
    words: Whole = 365
    """Days until a text counts as old."""
    scores: Whole = 180
    prices: Whole = 30


class LimitsEntry(Written):
    pages: Whole = 200_000
    """The most pages the site may have."""


class ThemeEntry(Written):
    accent_a: Colour = ""
    accent_b: Colour = ""
    logo: Line = ""
    """A file in content/ or content/images."""


class NavigationEntry(Written):
    title: Line
    to: Line
    """page:about, article:…, category:…, product:…, or a web address."""


class SiteFile(Written):
    """evenhand.yaml"""

    title: Line
    base_url: Url
    """Where the site will live; may have a path."""
    description: Text = ""
    language: Line = "en"
    """Picks templates/words/<language>.ftl and the way numbers are written."""
    publisher: PublisherEntry | None = None
    currency: Currency = "USD"
    source_url: Line = ""
    """Links a number to its line: https://…/blob/main/{path}#L{line}"""
    rubric: RubricEntry | None = None
    """The default of all categories."""
    freshness: FreshnessEntry = FreshnessEntry()
    checks: dict[str, Annotated[Level, one_of(Level)]] = Field(default_factory=dict)
    """Levels by code: `{editorial/filler: off}`."""
    limits: LimitsEntry = LimitsEntry()
    theme: ThemeEntry = ThemeEntry()
    navigation: tuple[NavigationEntry, ...] = ()
    targets: dict[NameId, dict[str, Free]] = Field(default_factory=dict)
    """Where `publish` sends the site."""
    extra: dict[str, Free] = Field(default_factory=dict)


# --- texts -------------------------------------------------------------------


class TextFile(Written):
    """Front matter of content/index.md, how-we-score.md, a category's or a product's prose."""

    title: Line = ""
    description: Text = ""
    updated: Day | None = None
    author: Line = ""


class ArticleFile(TextFile):
    """Front matter of content/articles/*.md and content/pages/*.md; `title` or a leading `# …` is needed."""

    draft: Flag = False


class PairArticleFile(ArticleFile):
    """Front matter of content/<category>/<a>-vs-<b>.md"""

    verdict: Text = ""
    """Replaces the computed opening; the numbers behind it are still checked."""
    faq: tuple[QuestionEntry, ...] = ()
    facts: tuple[Line, ...] = ()
    """Assertions that must hold: `gemma-3.scores.value > 9`."""
