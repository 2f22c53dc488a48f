"""Weighted means step by step: of a duel, of a product alone, under a profile.

Knows numbers, not sentences. Start with `mean_of`.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from generator.judging.claims import DimensionRef, ProductRef, ProfileRef
from generator.judging.duel import Duel
from generator.judging.ranking import overall
from generator.judging.traces.steps import Mean, Source, Weighed, Weighting
from generator.model.product import Product
from generator.model.rubric import WHOLE, Dimension, Profile, Rubric, Tenths, Weight

TENTHS = 10


def mean_of(product: Product, dimensions: Iterable[Dimension], weights: Mapping[str, Weight] | None = None) -> Mean:
    """Weigh a product's scores in these dimensions, each of which it has, by the rubric's weights or by others."""
    terms = tuple(
        _weighed(d, product.points(d.id) or Tenths(0), weights[d.id] if weights else d.weight) for d in dimensions
    )
    divisor = Weight(sum(t.weight for t in terms))
    total = sum((t.product for t in terms), Fraction(0))
    shown = overall([t.points for t in terms], [t.weight for t in terms])
    return Mean(ProductRef.of(product), terms, divisor, total, total * WHOLE / divisor, shown)


def own_mean(product: Product, rubric: Rubric) -> tuple[Mean, ...]:
    """The mean over all scores that the product has; nothing if it has none."""
    scored = scored_in(product, rubric)
    return (mean_of(product, scored),) if scored else ()


def duel_means(duel: Duel, *products: Product) -> tuple[Mean, ...]:
    """The means over the dimensions that both sides have, in the rubric's order; nothing if they share none."""
    shared = shared_in(duel)
    return tuple(mean_of(p, shared) for p in products) if shared else ()


def profile_mean(product: Product, rubric: Rubric, profile: Profile) -> Mean:
    """The mean by a profile's weights, of a product that is scored in all that the profile weighs."""
    found = mean_of(product, weighed_by(profile, rubric), profile.weights)
    return Mean(found.product, found.terms, found.divisor, found.total, found.mean, found.shown, ProfileRef.of(profile))


def scored_in(product: Product, rubric: Rubric) -> tuple[Dimension, ...]:
    return tuple(d for d in rubric.dimensions if product.points(d.id) is not None)


def shared_in(duel: Duel) -> tuple[Dimension, ...]:
    shared = {row.dimension.id for row in duel.rows}
    return tuple(d for d in duel.rubric.dimensions if d.id in shared)


def weighed_by(profile: Profile, rubric: Rubric) -> tuple[Dimension, ...]:
    return tuple(d for d in rubric.dimensions if d.id in profile.weights)


def sources(products: Iterable[Product], dimensions: Iterable[Dimension]) -> tuple[Source, ...]:
    """The scores of these products in these dimensions, unknown ones too."""
    wanted = tuple(dimensions)
    return tuple(
        Source(ProductRef.of(p), DimensionRef.of(d), p.scores[d.id])
        for p in products
        for d in wanted
        if d.id in p.scores
    )


def weightings(dimensions: Iterable[Dimension]) -> tuple[Weighting, ...]:
    return tuple(Weighting(DimensionRef.of(d), d.weight, d.span) for d in dimensions)


def profile_weightings(profile: Profile, rubric: Rubric) -> tuple[Weighting, ...]:
    return tuple(
        Weighting(DimensionRef.of(d), profile.weights[d.id], profile.span) for d in weighed_by(profile, rubric)
    )


def _weighed(dimension: Dimension, points: Tenths, weight: Weight) -> Weighed:
    return Weighed(DimensionRef.of(dimension), points, weight, Fraction(points * weight, TENTHS * WHOLE))
