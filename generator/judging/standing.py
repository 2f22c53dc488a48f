"""What a whole category decides for one product, judged once: overall, rank, where it is ahead of all.

Pages take standings, never categories. Start with `standings`.
"""

from msgspec import Struct

from generator.judging.advice import profile_overall
from generator.judging.claims import (
    Among,
    BestFor,
    Claim,
    Count,
    DimensionRef,
    ProductRef,
    ProfileRef,
    Rank,
    Superlative,
    Unranked,
)
from generator.judging.family import heir_of
from generator.judging.ranking import Place, is_complete, own_overall, places
from generator.model.catalogue import Category
from generator.model.product import Product, Status
from generator.model.rubric import Rubric, Tenths


class Standing(Struct, frozen=True):
    """A product in its category. `place` is None without a rank."""

    product: Product
    overall: Tenths | None
    place: Place | None
    best: tuple[Superlative, ...] = ()
    """In which dimensions nobody scores higher."""
    heir: Product | None = None
    """Who has a retired product's place."""

    @property
    def alone(self) -> "Standing":
        """The same without what the scores of others decide."""
        return Standing(self.product, None, None, heir=self.heir)


def standings(category: Category) -> tuple[Standing, ...]:
    """Judge every product: ranked ones first, highest overall first, then by name; the rest by name.

    Ranked are current products with a score in every dimension.
    """
    overalls = {p.id: own_overall(p, category.rubric) for p in category.products}
    ranked = places(
        (p.id, value)
        for p in category.products
        if p.status is Status.CURRENT and is_complete(p, category.rubric) and (value := overalls[p.id]) is not None
    )
    best: dict[str, list[Superlative]] = {p.id: [] for p in category.products}
    for claim in superlatives(category):
        for ref in claim.products:
            best[ref.id].append(claim)
    listed = [
        Standing(p, overalls[p.id], ranked.get(p.id), tuple(best[p.id]), heir_of(p, category))
        for p in category.products
    ]
    last = len(listed) + 1
    return tuple(sorted(listed, key=lambda s: (s.place.rank if s.place else last, s.product.label, s.product.id)))


def rank(standing: Standing, rubric: Rubric) -> Claim | None:
    """The rank, or why there is none; nothing for announced and retired products."""
    product = standing.product
    if standing.place and standing.overall is not None:
        place = standing.place
        return Rank(ProductRef.of(product), standing.overall, Count(place.rank), Count(place.of), place.shared)
    if product.status is not Status.CURRENT:
        return None
    scored = sum(product.points(d.id) is not None for d in rubric.dimensions)
    return Unranked(ProductRef.of(product), Count(scored), Count(len(rubric.dimensions)))


def superlatives(category: Category) -> tuple[Superlative, ...]:
    """Say for each dimension who scores highest among the current products, unless nobody scores less."""
    others = [p for p in category.products if p.status is not Status.CURRENT]
    current = [p for p in category.products if p.status is Status.CURRENT]
    found = []
    for dimension in category.rubric.dimensions:
        column = [(points, p) for p in current if (points := p.points(dimension.id)) is not None]
        top = max((points for points, _ in column), default=None)
        best = tuple(ProductRef.of(p) for points, p in column if points == top)
        if top is not None and len(best) < len(column):
            of = Count(len(column))
            has_others = any(p.points(dimension.id) is not None for p in others)
            among = Among.SOLD if has_others else Among.ALL if of == len(current) else Among.SCORED
            found.append(Superlative(best, DimensionRef.of(dimension), top, of, among))
    return tuple(found)


def best_for(category: Category) -> tuple[BestFor, ...]:
    """The winners of each profile among the current products it can weigh; equals share it."""
    found = []
    for profile in category.profiles:
        weighed = [
            (value, p)
            for p in category.products
            if p.status is Status.CURRENT and (value := profile_overall(p, profile)) is not None
        ]
        if len(weighed) > 1:
            best = max(value for value, _ in weighed)
            winners = tuple(ProductRef.of(p) for value, p in weighed if value == best)
            found.append(BestFor(ProfileRef.of(profile), winners, best, Count(len(weighed))))
    return tuple(found)
