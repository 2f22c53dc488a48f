"""One of the two sides of a pair's page. Start with `Side`."""

from collections.abc import Mapping

from msgspec import Struct

from generator.judging.advice import advice, profile_advice
from generator.judging.claims import Advised, Choose, Claim, DuelOverall, OwnOverall, Working
from generator.judging.duel import Duel
from generator.judging.figures import advised, crown, duel_overall, working
from generator.judging.verdict import concession, dominates, wins
from generator.lazy import lazy
from generator.model.product import Product, Question
from generator.model.rubric import Profile, SpecField, SpecValue
from generator.pages.costs import CostLine
from generator.pages.parts import Buy, Card, Exhibit, Prices, ProsCons, ScoreNote, Suits
from generator.pages.views import Link


class Contender(Struct, frozen=True):
    """One side as a subject of a pair's page: the product's parts and links to its nearest rivals' duels."""

    exhibit: Exhibit
    rivals: tuple[Link, ...]
    state: Claim | None = None


class Readers(Struct, frozen=True, dict=True):
    """The profiles of a category, put to a duel."""

    duel: Duel
    profiles: tuple[Profile, ...]
    specs: tuple[SpecField, ...]

    @lazy
    def won(self) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
        """By side `a` and by side `b`."""
        return profile_advice(self.duel, self.profiles, self.specs)


class Side(Struct, frozen=True, dict=True):
    """One of the two."""

    duel: Duel
    alone: Exhibit
    """All that is shown of its product alone, for fragments that place several parts of it."""
    readers: Readers
    rivals: tuple[Link, ...]
    """Links to the pairs with its nearest rivals."""
    state: Claim | None
    """That it is announced or retired."""

    @property
    def _product(self) -> Product:
        return self.alone.product

    @property
    def name(self) -> str:
        return self.alone.product.label

    @property
    def url(self) -> str:
        return self.alone.card.url

    @property
    def card(self) -> Card:
        return self.alone.card

    @property
    def notes(self) -> Mapping[str, ScoreNote]:
        """Its scores by dimension, in the order of the rubric."""
        return self.alone.notes

    @property
    def specs(self) -> Mapping[str, SpecValue]:
        """Its facts by id."""
        return self.alone.product.specs

    @property
    def weighed(self) -> str:
        """Its points as scripts read them, in the order of the sliders."""
        return self.alone.weighed

    @property
    def suits(self) -> Suits | None:
        return self.alone.suits

    @property
    def prices(self) -> Prices | None:
        return self.alone.prices

    @property
    def costs(self) -> Mapping[str, CostLine]:
        """What it costs, by workload."""
        return self.alone.costs

    @property
    def points(self) -> ProsCons | None:
        return self.alone.points

    @property
    def buy(self) -> Buy | None:
        return self.alone.buy

    @lazy
    def overall(self) -> DuelOverall | None:
        """The duel's, over the dimensions both have."""
        return duel_overall(self.duel, self._product)

    @lazy
    def ahead(self) -> tuple[str, ...]:
        """The names of all dimensions that it scores higher in, be it by a tie's width, in the rubric's order."""
        rows, is_a = self.duel.in_order, self._product is self.duel.a
        return tuple([row.dimension.name for row in rows if (row.a > row.b if is_a else row.b > row.a)])

    @lazy
    def own(self) -> OwnOverall | None:
        """The product's own overall, if it differs from the duel's."""
        own = self.alone.overall
        return own if own and not (self.overall and self.overall.points == own.points) else None

    @lazy
    def crown(self) -> Claim | None:
        """Says that this side won; missing for the other, and if nobody did."""
        return crown(self.duel, self._product)

    @lazy
    def case(self) -> Claim | None:
        """What speaks for it all the same, if it did not win."""
        if self.duel.winner is self._product:
            return None
        if self._product is self.duel.behind:
            return concession(self.duel)
        return next(iter(wins(self.duel, self._product)), None)

    @lazy
    def advised(self) -> Advised:
        """The line above the advice."""
        return advised(self.duel, self._product)

    @lazy
    def _advice(self) -> tuple[Claim, ...]:
        beaten = dominates(self.duel) and self.duel.behind is self._product
        return () if beaten else advice(self.duel, self._product)

    @lazy
    def reasons(self) -> tuple[Claim, ...]:
        """When to choose it."""
        return tuple([claim for claim in self._advice if isinstance(claim, Choose)])

    @lazy
    def caveats(self) -> tuple[Claim, ...]:
        """What would not be enough to choose it."""
        return tuple([claim for claim in self._advice if not isinstance(claim, Choose)])

    @lazy
    def profiles(self) -> tuple[Claim, ...]:
        """The readers it wins for."""
        of_a, of_b = self.readers.won
        return of_a if self._product is self.duel.a else of_b

    @lazy
    def working(self) -> Working | None:
        """The arithmetic of the overall."""
        return working(self.duel, self._product)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Questions that its editors answered, of it alone."""
        return self._product.faq

    @property
    def has_advice(self) -> bool:
        return bool(self._advice or self.profiles or self.suits)
