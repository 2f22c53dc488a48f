"""What a page shows of one product alone, made once and placed in all of its pages.

A part knows no side, no rank, no rival and no duel. Start with `Exhibit`.
"""

from collections.abc import Mapping
from datetime import date as Day
from decimal import Decimal

from msgspec import Struct

from generator.judging.claims import Claim, DimensionRef, OwnOverall, ProfileRef, ProfileWeight, ScoreOf, WeightOf
from generator.judging.derived import derivation
from generator.judging.figures import overall_of, score_of
from generator.lazy import lazy
from generator.model.catalogue import Category
from generator.model.pricing import (
    Allowance,
    FreePlan,
    Money,
    OwnedPlan,
    Plan,
    QuotePlan,
    Rate,
    SubscriptionPlan,
    UsagePlan,
)
from generator.model.product import Dated, Product, Score
from generator.model.rubric import Dimension, Profile, Unit
from generator.pages.assets import Gallery
from generator.pages.costs import CostLine, cost_lines
from generator.pages.prices import PriceHistory, price_histories
from generator.pages.routes import Routes, root_of
from generator.pages.views import Phrase, Picture, phrase
from generator.pages.weighing import points_of


class Card(Struct, frozen=True):
    """Picture, maker, name and tagline."""

    root: str
    url: str
    name: str
    maker: str
    tagline: str
    picture: Picture | None


class PlanLine(Struct, frozen=True):
    name: str
    terms: tuple[Phrase, ...]


class Prices(Struct, frozen=True):
    summary: str
    plans: tuple[PlanLine, ...]
    source: str
    checked: Dated | None


class ScoreNote(Struct, frozen=True):
    """A score of one product with all that stands behind it; `checked` only if not on the product's own day.

    `source` leads to `line` of its file, and is empty if the site does not show its sources.
    """

    dimension: DimensionRef
    score: Score
    figure: ScoreOf | None
    checked: Day | None
    source: str
    line: int
    derived: Claim | None
    """How the score was derived, or why it could not be."""

    @property
    def tells(self) -> bool:
        """True if there is more behind the score than that nobody gave a reason."""
        return bool(self.score.why or self.score.evidence or self.score.overrules or self.source or self.derived)


class Column(Struct, frozen=True):
    """A dimension with its weight, as the head of a row or a column."""

    dimension: DimensionRef
    weight: WeightOf | ProfileWeight

    @staticmethod
    def of(dimension: Dimension) -> "Column":
        ref = DimensionRef.of(dimension)
        return Column(ref, WeightOf(ref, dimension.weight))

    @staticmethod
    def within(profile: Profile, dimension: Dimension) -> "Column":
        """With the weight that the profile gives it."""
        ref = DimensionRef.of(dimension)
        return Column(ref, ProfileWeight(ProfileRef.of(profile), ref, profile.weights[dimension.id]))


class ProsCons(Struct, frozen=True):
    pros: tuple[str, ...]
    cons: tuple[str, ...]


class Suits(Struct, frozen=True):
    """What a product is good for."""

    name: str
    uses: tuple[str, ...]


class Buy(Struct, frozen=True):
    url: str
    affiliate: bool
    name: str


class Exhibit(Struct, frozen=True, dict=True):
    """A product with the parts that its pages place; `buy` may earn money and is then disclosed."""

    product: Product
    terms: Category
    """Its category without products."""
    routes: Routes
    picture: Picture | None

    @property
    def url(self) -> str:
        """Address of its page."""
        return self.routes.product(self.terms.id, self.product.id)

    @lazy
    def overall(self) -> OwnOverall | None:
        return overall_of(self.product, self.terms.rubric)

    @lazy
    def card(self) -> Card:
        product, url = self.product, self.url
        return Card(root_of(url), url, product.label, product.maker, product.tagline, self.picture)

    @lazy
    def prices(self) -> Prices | None:
        return _prices(self.product, self.terms)

    @lazy
    def notes(self) -> Mapping[str, ScoreNote]:
        product, terms = self.product, self.terms
        scored = [d for d in terms.rubric.dimensions if d.id in product.scores]
        return {d.id: _note(product, d, terms, self.routes) for d in scored}

    @lazy
    def weighed(self) -> str:
        """Its points as scripts read them."""
        return points_of(self.product, self.terms.rubric)

    @lazy
    def points(self) -> ProsCons | None:
        product = self.product
        return ProsCons(product.pros, product.cons) if product.pros or product.cons else None

    @lazy
    def suits(self) -> Suits | None:
        return Suits(self.product.label, self.product.best_for) if self.product.best_for else None

    @lazy
    def buy(self) -> Buy | None:
        link = self.product.buy
        return Buy(link.url, link.affiliate, self.product.label) if link else None

    @lazy
    def costs(self) -> Mapping[str, CostLine]:
        """By id of the workload."""
        return cost_lines(self.product, self.terms, self.routes)

    @lazy
    def price_history(self) -> tuple[PriceHistory, ...]:
        return price_histories(self.product, self.terms.units)


def exhibit(product: Product, terms: Category, routes: Routes, gallery: Gallery) -> Exhibit:
    """Show a product on pages as deep as its own."""
    return Exhibit(product, terms, routes, gallery.place(product.image) if product.image else None)


def _note(product: Product, dimension: Dimension, category: Category, routes: Routes) -> ScoreNote:
    score = product.scores[dimension.id]
    return ScoreNote(
        dimension=DimensionRef.of(dimension),
        score=score,
        figure=score_of(product, dimension),
        checked=_own_day(score, product),
        source=routes.source(score.span),
        line=score.span.line if score.span else 0,
        derived=derivation(product, dimension, category),
    )


def _own_day(score: Score, product: Product) -> Day | None:
    common = product.freshness.scores
    return None if common and score.checked == common.day else score.checked


def _prices(product: Product, category: Category) -> Prices | None:
    pricing = product.pricing
    if pricing is None or not (pricing.summary or pricing.plans):
        return None
    plans = tuple(PlanLine(p.name, tuple(_terms(p, pricing.currency, category.units))) for p in pricing.plans)
    return Prices(pricing.summary, plans, pricing.source, product.freshness.prices)


def _terms(plan: Plan, currency: str, units: Mapping[str, Unit]) -> list[Phrase]:
    match plan:
        case UsagePlan():
            return [_rate_of(r, currency, units) for r in plan.rates]
        case FreePlan():
            return [phrase("plan-free"), *_allowances(plan.allowance, units)]
        case SubscriptionPlan():
            beyond = [phrase("plan-beyond", rate=_rate_of(r, currency, units)) for r in plan.rates]
            return [_subscription(plan, currency), *_allowances(plan.allowance, units), *beyond]
        case OwnedPlan():
            once = phrase("plan-owned", price=Money(plan.once, currency))
            return [once, *([phrase("plan-power", watts=plan.power_watts)] if plan.power_watts else [])]
        case QuotePlan():
            return [phrase("plan-quote")]


def _rate_of(rate: Rate, currency: str, units: Mapping[str, Unit]) -> Phrase:
    unit = units[rate.unit]
    return _rate(Money(_shown(rate.price, rate.per, unit), currency), unit)


def _shown(price: Decimal, per: Decimal, unit: Unit) -> Decimal:
    return price * unit.shown_per.value / per


def _rate(price: Money, unit: Unit) -> Phrase:
    single = unit.shown_per.value == 1
    return phrase("plan-rate", price=price, per="" if single else unit.shown_per.written, unit=unit.name)


def _subscription(plan: SubscriptionPlan, currency: str) -> Phrase:
    return phrase(
        f"plan-per-{plan.period.value}",
        price=Money(plan.price, currency),
        per=plan.per.replace("_", " "),
        minimum=plan.minimum,
    )


def _allowances(allowances: tuple[Allowance, ...], units: Mapping[str, Unit]) -> list[Phrase]:
    return [phrase(f"plan-includes-{a.period.value}", amount=a.amount, unit=units[a.unit].name) for a in allowances]
