"""Single figures that a page shows outside of sentences, each a claim of its own. Start with `ScoreOf`."""

from dataclasses import dataclass
from decimal import Decimal

from generator.judging.claims.terms import Claim, DimensionRef, ProductRef, ProfileRef
from generator.model.rubric import Tenths, Weight


@dataclass(frozen=True, slots=True)
class ScoreOf(Claim):
    """A score as the editors gave it."""

    kind = "score"
    product: ProductRef
    dimension: DimensionRef
    points: Tenths


@dataclass(frozen=True, slots=True)
class WeightOf(Claim):
    """What a dimension counts in the rubric."""

    kind = "weight"
    dimension: DimensionRef
    weight: Weight


@dataclass(frozen=True, slots=True)
class ProfileWeight(Claim):
    """What a dimension counts for a profile."""

    kind = "profile-weight"
    profile: ProfileRef
    dimension: DimensionRef
    weight: Weight


@dataclass(frozen=True, slots=True)
class OwnOverall(Claim):
    """A product's overall over all of its own scores."""

    kind = "own-overall"
    product: ProductRef
    points: Tenths


@dataclass(frozen=True, slots=True)
class DuelOverall(Claim):
    """A product's overall over the dimensions that both sides of a duel have."""

    kind = "duel-overall"
    product: ProductRef
    other: ProductRef
    points: Tenths


@dataclass(frozen=True, slots=True)
class Crown(Claim):
    """The mark on the winner of a duel."""

    kind = "crown"
    winner: ProductRef
    loser: ProductRef


@dataclass(frozen=True, slots=True)
class RowLead(Claim):
    """Who leads on one dimension, and by how much: more than the tie."""

    kind = "row-lead"
    product: ProductRef
    other: ProductRef
    dimension: DimensionRef
    gap: Tenths


@dataclass(frozen=True, slots=True)
class RowLevel(Claim):
    """On one dimension the gap is within the tie."""

    kind = "row-level"
    first: ProductRef
    second: ProductRef
    dimension: DimensionRef


@dataclass(frozen=True, slots=True)
class Term:
    """One product of a weighted sum."""

    dimension: DimensionRef
    points: Tenths
    weight: Weight


@dataclass(frozen=True, slots=True)
class Working(Claim):
    """The arithmetic of an overall in a duel: terms in the rubric's order, the sum of their weights, mean, result.

    `mean` is in whole points with four places at most, half up.
    """

    kind = "working"
    product: ProductRef
    other: ProductRef
    terms: tuple[Term, ...]
    divisor: Weight
    mean: Decimal
    overall: Tenths
    rounded: bool


@dataclass(frozen=True, slots=True)
class OwnWorking(Claim):
    """The arithmetic of a product's own overall, as in `Working`."""

    kind = "own-working"
    product: ProductRef
    terms: tuple[Term, ...]
    divisor: Weight
    mean: Decimal
    overall: Tenths
    rounded: bool
