"""A product among all of its category, step by step: orders by overall, by profile, by one dimension.

Knows numbers, not sentences. Start with `by_overall`.
"""

from collections import Counter
from collections.abc import Iterable

from generator.judging.advice import profile_overall
from generator.judging.claims import Count, DimensionRef, ProductRef, ProfileRef
from generator.judging.ranking import is_complete, own_overall, places
from generator.judging.traces.steps import Backing, Entry, Order, Source
from generator.model.catalogue import Category
from generator.model.product import EvidenceKind, Product, Status
from generator.model.rubric import Dimension, Profile, Tenths


def by_overall(category: Category) -> Order:
    """The ranked products: current ones with a score in every dimension."""
    rubric = category.rubric
    complete = [p for p in _current(category) if is_complete(p, rubric)]
    return Order(_entries((p, value) for p in complete if (value := own_overall(p, rubric)) is not None))


def by_profile(category: Category, profile: Profile) -> Order:
    """The current products that have all scores and needs of a profile."""
    weighed = ((p, value) for p in _current(category) if (value := profile_overall(p, profile)) is not None)
    return Order(_entries(weighed), profile=ProfileRef.of(profile))


def by_dimension(category: Category, dimension: Dimension) -> Order:
    """The current products with a score in a dimension."""
    column = ((p, points) for p in _current(category) if (points := p.points(dimension.id)) is not None)
    return Order(_entries(column), dimension=DimensionRef.of(dimension))


def backing(sources: Iterable[Source]) -> Backing:
    """Count known scores by the strongest kind of their evidence."""
    scores = [s.score for s in sources if s.score.points is not None]
    strength = {kind: n for n, kind in enumerate(EvidenceKind)}
    strongest = Counter(min((e.kind for e in s.evidence), key=strength.__getitem__) for s in scores if s.evidence)
    kinds = tuple((kind, Count(strongest[kind])) for kind in EvidenceKind if strongest[kind])
    return Backing(kinds, Count(sum(not s.evidence for s in scores)))


def _current(category: Category) -> list[Product]:
    return [p for p in category.products if p.status is Status.CURRENT]


def _entries(weighed: Iterable[tuple[Product, Tenths]]) -> tuple[Entry, ...]:
    found = sorted(weighed, key=lambda entry: (-entry[1], entry[0].label, entry[0].id))
    ranks = places((p.id, value) for p, value in found)
    return tuple(Entry(ProductRef.of(p), value, Count(ranks[p.id].rank), ranks[p.id].shared) for p, value in found)
