"""What a claim speaks of: its products, dimensions and profiles, found again in its category.

Knows no arithmetic and no sentence. Start with `refs`.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.judging import claims as c
from generator.model.catalogue import Category
from generator.model.product import Product
from generator.model.rubric import Dimension, Profile


def refs(claim: c.Claim) -> tuple[c.Ref, ...]:
    """Everything a claim speaks of, in its order, each once."""
    return tuple(dict.fromkeys(_refs(value for _, value in claim.values())))


def _refs(values: Iterable[object]) -> Iterator[c.Ref]:
    for value in values:
        if isinstance(value, c.Ref):
            yield value
        elif isinstance(value, tuple):
            yield from _refs(value)
        elif isinstance(value, Struct):
            yield from _refs(getattr(value, name) for name in value.__struct_fields__)


def products_of(claim: c.Claim, category: Category) -> tuple[Product, ...]:
    named = (category.product(ref.id) for ref in refs(claim) if isinstance(ref, c.ProductRef))
    return tuple(p for p in named if p)


def dimensions_of(claim: c.Claim, known: Iterable[Dimension]) -> tuple[Dimension, ...]:
    """The dimensions a claim names, in the rubric's order."""
    named = {ref.id for ref in refs(claim) if isinstance(ref, c.DimensionRef)}
    return tuple(d for d in known if d.id in named)


def profiles_of(claim: c.Claim, category: Category) -> tuple[Profile, ...]:
    named = {ref.id for ref in refs(claim) if isinstance(ref, c.ProfileRef)}
    return tuple(p for p in category.profiles if p.id in named)
