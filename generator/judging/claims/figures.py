"""Single figures that a page shows outside of sentences, each a claim of its own. Start with `ScoreOf`."""

from decimal import Decimal

from msgspec import Struct

from generator.judging.claims.terms import Claim, DimensionRef, ProductRef, ProfileRef
from generator.model.rubric import Tenths, Weight


class ScoreOf(Claim, frozen=True):
    """A score as the editors gave it."""

    kind = "score"
    product: ProductRef
    dimension: DimensionRef
    points: Tenths


class WeightOf(Claim, frozen=True):
    """What a dimension counts in the rubric."""

    kind = "weight"
    dimension: DimensionRef
    weight: Weight


class ProfileWeight(Claim, frozen=True):
    """What a dimension counts for a profile."""

    kind = "profile-weight"
    profile: ProfileRef
    dimension: DimensionRef
    weight: Weight


class OwnOverall(Claim, frozen=True):
    """A product's overall over all of its own scores."""

    kind = "own-overall"
    product: ProductRef
    points: Tenths


class DuelOverall(Claim, frozen=True):
    """A product's overall over the dimensions that both sides of a duel have."""

    kind = "duel-overall"
    product: ProductRef
    other: ProductRef
    points: Tenths


class Crown(Claim, frozen=True):
    """The mark on the winner of a duel."""

    kind = "crown"
    winner: ProductRef
    loser: ProductRef


class RowLead(Claim, frozen=True):
    """Who leads on one dimension, and by how much: more than the tie."""

    kind = "row-lead"
    product: ProductRef
    other: ProductRef
    dimension: DimensionRef
    gap: Tenths


class RowLevel(Claim, frozen=True):
    """On one dimension the gap is within the tie."""

    kind = "row-level"
    first: ProductRef
    second: ProductRef
    dimension: DimensionRef


class Term(Struct, frozen=True):
    """One product of a weighted sum."""

    dimension: DimensionRef
    points: Tenths
    weight: Weight


class Working(Claim, frozen=True):
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


class OwnWorking(Claim, frozen=True):
    """The arithmetic of a product's own overall, as in `Working`."""

    kind = "own-working"
    product: ProductRef
    terms: tuple[Term, ...]
    divisor: Weight
    mean: Decimal
    overall: Tenths
    rounded: bool
