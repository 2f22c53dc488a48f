"""What claims speak of: products, dimensions, profiles by id and name, leads, thresholds; and `Claim` itself.

The type of a field tells `rendering` how to write it and the audit how to read
it. Start with `Claim`.
"""

from dataclasses import dataclass, fields
from fractions import Fraction
from typing import ClassVar, NewType

from generator.model.product import Product
from generator.model.rubric import Dimension, Profile, Tenths

Share = NewType("Share", Fraction)
"""A share from 0 to 1, of weightings or of a decision."""

Exact = NewType("Exact", Fraction)
"""A share from 0 to 1 that is shown as it is: the fraction itself, and in percent."""

Percent = NewType("Percent", Fraction)
"""A share of a price, over 0, by which it rose or fell; shown in whole percents, and whether that is all of it."""

Count = NewType("Count", int)


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing of the data: its id for the audit, its name for the reader."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ProductRef(Ref):
    @staticmethod
    def of(product: Product) -> "ProductRef":
        return ProductRef(product.id, product.label)


@dataclass(frozen=True, slots=True)
class DimensionRef(Ref):
    @staticmethod
    def of(dimension: Dimension) -> "DimensionRef":
        return DimensionRef(dimension.id, dimension.name)


@dataclass(frozen=True, slots=True)
class ProfileRef(Ref):
    @staticmethod
    def of(profile: Profile) -> "ProfileRef":
        return ProfileRef(profile.id, profile.name)


@dataclass(frozen=True, slots=True)
class Lead:
    """A dimension somebody leads on, with both scores."""

    dimension: DimensionRef
    high: Tenths
    low: Tenths


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share of the decision that has to be passed: upwards if `above`, else downwards.

    Shown rounded, it stays needed; or, if `enough`, whoever passes what is shown passes the exact one too.
    """

    value: Fraction
    above: bool
    enough: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """A dimension and the share of the decision at which it turns the result, the others kept in proportion."""

    dimension: DimensionRef
    at: Threshold


@dataclass(frozen=True, slots=True)
class ExactTurn:
    """A turn whose share is shown as it is, not rounded to what a sentence may say."""

    dimension: DimensionRef
    at: Threshold


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement about the data. `kind` names its sentence forms."""

    kind: ClassVar[str] = ""

    def values(self) -> tuple[tuple[str, object], ...]:
        """The facts it states, by name, in order of declaration."""
        return tuple((f.name, getattr(self, f.name)) for f in fields(self))
