"""The arithmetic of scores: weighted means, half up, and ranks that ties share.

Whole numbers throughout: points in tenths, weights in hundredths of a
percent, so nothing is lost to floating point. Start with `overall`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from msgspec import Struct

from generator.model.product import Product
from generator.model.rubric import Rubric, Tenths, Weight

Figure = TypeVar("Figure", Tenths, Decimal)


def overall(points: Sequence[Tenths], weights: Sequence[Weight]) -> Tenths:
    """Return the weighted mean in tenths, half up.

    Both sequences have one entry per dimension, at least one; weights are
    positive and need not add up to anything.
    """
    if len(points) != len(weights):
        raise ValueError(points, weights)
    return mean(sum(map(int.__mul__, points, weights)), sum(weights))


def mean(weighed: int, total: int) -> Tenths:
    """Return points times weights, added up, over the sum of the weights, half up."""
    return Tenths((2 * weighed + total) // (2 * total))


def own_overall(product: Product, rubric: Rubric) -> Tenths | None:
    """Return a product's overall over the dimensions it is scored on, or None if there are none."""
    scored = [(p, d.weight) for d in rubric.dimensions if (p := product.points(d.id)) is not None]
    return overall([p for p, _ in scored], [w for _, w in scored]) if scored else None


def is_complete(product: Product, rubric: Rubric) -> bool:
    """True if the product has a score in every dimension, and so can be ranked."""
    return all(product.points(d.id) is not None for d in rubric.dimensions)


class Place(Struct, frozen=True):
    """A rank among `of`, counted from 1; `shared` if another has the same overall."""

    rank: int
    of: int
    shared: bool


def places(figures: Iterable[tuple[str, Figure]]) -> dict[str, Place]:
    """Rank (id, figure) pairs, highest first; equals share a rank and the next rank is skipped."""
    listed = sorted(figures, key=lambda entry: (-entry[1], entry[0]))
    first: dict[Figure, int] = {}
    for rank, (_, value) in enumerate(listed, 1):
        first.setdefault(value, rank)
    shared = Counter(value for _, value in listed)
    return {id: Place(first[value], len(listed), shared[value] > 1) for id, value in listed}
