"""What is on record of a product, now and in the past, for numbers in sentences. Start with `Records`."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from generator.judging.duel import judge
from generator.judging.ranking import own_overall
from generator.linting.numbers import Numerals
from generator.model.catalogue import Category
from generator.model.pricing import OwnedPlan, SubscriptionPlan, UsagePlan
from generator.model.product import Product, Score
from generator.model.rubric import Quantity, Tenths
from generator.reading.nodes import Document
from generator.reading.numerals import FACTORS

OVERALL = "overall"


class Past(Struct, frozen=True):
    """What a number was, until a day; `what` is `overall`, a dimension, or the name of a plan."""

    what: str
    until: date


class Records:
    """The records of one product; `document` is its file, which knows prices that no longer hold."""

    def __init__(self, product: Product, category: Category, document: Document, numerals: Numerals) -> None:
        self.product = product
        self.category = category
        self.document = document
        self.numerals = numerals

    def points(self, what: str) -> Decimal | None:
        """The present score in a dimension, or the overall."""
        own = own_overall(self.product, self.category.rubric) if what == OVERALL else self.product.points(what)
        return None if own is None else Decimal(own) / 10

    def overall_against(self, other: Product) -> set[Decimal]:
        """The overall over the dimensions that both have, as the page of the pair shows it."""
        duel = judge(self.product, other, self.category.rubric)
        return {Decimal(o) / 10 for o in (duel.overall_a, duel.overall_b) if o is not None}

    def rates(self, unit: str) -> Iterator[Decimal]:
        """Present prices of one of a unit."""
        for plan in self.product.pricing.plans if self.product.pricing else ():
            if isinstance(plan, UsagePlan):
                yield from (rate.price / rate.per for rate in plan.rates if rate.unit == unit)

    def plan_prices(self) -> Iterator[Decimal]:
        """Present prices of subscriptions and of what is bought once."""
        for plan in self.product.pricing.plans if self.product.pricing else ():
            if isinstance(plan, SubscriptionPlan | OwnedPlan):
                yield plan.price if isinstance(plan, SubscriptionPlan) else plan.once

    def spec(self, id: str) -> Decimal | None:
        value = self.product.specs.get(id)
        return value.value if isinstance(value, Quantity) else None

    def everything(self) -> set[Decimal]:
        """Every number that is on record at present."""
        found = {p for d in (OVERALL, *self.product.scores) if (p := self.points(d)) is not None}
        found |= {value.value for value in self.product.specs.values() if isinstance(value, Quantity)}
        return found | set(self.plan_prices())

    def is_stated(self, value: Decimal, without: str) -> bool:
        """Whether the product's own file states a number in words, but for one text, which cannot vouch for itself."""
        return any(value in numbers for text, numbers in self._stated.items() if text != without)

    def stated(self) -> set[Decimal]:
        """Every number in the words of the product's own file."""
        return set().union(*self._stated.values())

    @cached_property
    def _stated(self) -> dict[str, set[Decimal]]:
        product = self.product
        texts = [product.summary, product.pricing.summary if product.pricing else ""]
        for score in product.scores.values():
            texts += [score.why, *(evidence.what for evidence in score.evidence)]
        for value in product.specs.values():
            texts += [value] if isinstance(value, str) else value if isinstance(value, tuple) else ()
        return {text: self.numerals.all_in(text) for text in texts}

    def past_points(self, value: Decimal, what: str) -> Past | None:
        """When a number was the score in a dimension, or the overall; in any if none is given."""
        then = self.product
        for entry in sorted(self.product.history, key=lambda e: e.date, reverse=True):
            scores = {id: replace(then.scores.get(id, Score(None)), points=Tenths(p)) for id, p in entry.scores}
            then = replace(then, scores=MappingProxyType({**then.scores, **scores}))
            for id, points in entry.scores:
                if Decimal(points) / 10 == value and what in ("", id):
                    return Past(id, entry.date)
            overall = own_overall(then, self.category.rubric)
            if overall is not None and Decimal(overall) / 10 == value and what in ("", OVERALL):
                return Past(OVERALL, entry.date)
        return None

    def correction(self, value: Decimal) -> date | None:
        """The day on which a number was corrected."""
        days = [c.date for c in self.product.corrections if value in self.numerals.all_in(c.was)]
        return max(days, default=None)

    def past_price(self, price: Decimal, unit: str, today: date) -> Past | None:
        """The plan that had a price until a day in the past; the price is for one of a unit, if one is given."""
        for plan, until in self._plans():
            if until and until <= today and price in _prices(plan, unit):
                return Past(str(plan.get("name", "")), until)
        return None

    def coming_prices(self, unit: str, today: date) -> set[Decimal]:
        """Prices that are written down for a day to come."""
        return {p for plan, until in self._plans() if until is None or until > today for p in _prices(plan, unit)}

    @property
    def has_plan_prices(self) -> bool:
        return any(_prices(plan, "") for plan, _ in self._plans())

    def _plans(self) -> Iterator[tuple[dict[str, object], date | None]]:
        pricing = self.document.data.get("pricing")
        for plan in pricing.get("plans", ()) if isinstance(pricing, dict) else ():
            if isinstance(plan, dict):
                until = plan.get("until")
                yield plan, date.fromisoformat(str(until)) if until else None


def _prices(plan: dict[str, object], unit: str) -> set[Decimal]:
    """Prices as they stand in a file that was read without an error."""
    if not unit:
        return {Decimal(str(plan[key])) for key in ("price", "once") if key in plan}
    rates = plan.get("rates")
    rate = rates.get(unit) if isinstance(rates, dict) else None
    if not isinstance(rate, dict):
        return set()
    return {Decimal(str(rate["price"])) / _amount(str(rate.get("per", "1")))}


def _amount(written: str) -> Decimal:
    letter = written[-1] if written[-1] in FACTORS else ""
    return Decimal(written.removesuffix(letter)) * FACTORS[letter]
