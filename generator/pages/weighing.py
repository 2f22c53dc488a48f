"""The sliders with which readers weigh for themselves, the same on all pages of a category. Start with `weighing`."""

from decimal import Decimal

from msgspec import Struct

from generator.judging.claims import DimensionRef
from generator.model.product import Product
from generator.model.rubric import Profile, Rubric, Tenths, Weight

UNKNOWN = "-"
FEWEST = 2
"""With fewer dimensions there is nothing to weigh, with fewer products nothing to order."""


class Slider(Struct, frozen=True):
    """A dimension; `name` is that of the field, `percent` the site's weight as a plain number."""

    dimension: DimensionRef
    name: str
    weight: Weight
    percent: str


class Preset(Struct, frozen=True):
    """The weights of a profile, as an address would have them."""

    name: str
    weights: str


class Weighing(Struct, frozen=True):
    """A category's sliders in the order of its rubric, and what a result has to pass to be no tie, and not narrow."""

    sliders: tuple[Slider, ...]
    presets: tuple[Preset, ...]
    tie: Tenths
    narrow: Tenths


def weighing(rubric: Rubric, profiles: tuple[Profile, ...]) -> Weighing | None:
    """Return the sliders of a category; None if there is nothing to weigh."""
    if len(rubric.dimensions) < FEWEST:
        return None
    sliders = tuple(Slider(DimensionRef.of(d), _field(d.id), d.weight, _percent(d.weight)) for d in rubric.dimensions)
    return Weighing(sliders, tuple(map(_preset, profiles)), rubric.tie, rubric.narrow)


def points_of(product: Product, rubric: Rubric) -> str:
    """Return a product's points in tenths as scripts read them, in the order of the rubric."""
    points = (product.points(dimension.id) for dimension in rubric.dimensions)
    return " ".join(UNKNOWN if p is None else str(p) for p in points)


def _preset(profile: Profile) -> Preset:
    return Preset(profile.name, "&".join(f"{_field(id)}={_percent(w)}" for id, w in profile.weights.items()))


def _field(dimension: str) -> str:
    return f"weigh.{dimension}"


def _percent(weight: Weight) -> str:
    return f"{(Decimal(weight) / 100).normalize():f}"
