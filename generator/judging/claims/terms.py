"""What claims speak of: products, dimensions, profiles by id and name, leads, thresholds; and `Claim` itself.

The type of a field tells `rendering` how to write it and the audit how to read
it. Start with `Claim`.
"""

from fractions import Fraction
from typing import ClassVar, NewType

from msgspec import Struct

from generator.model.product import Product
from generator.model.rubric import Dimension, Profile, Tenths

Share = NewType("Share", Fraction)
"""A share from 0 to 1, of weightings or of a decision."""

Exact = NewType("Exact", Fraction)
"""A share from 0 to 1 that is shown as it is: the fraction itself, and in percent."""

Percent = NewType("Percent", Fraction)
"""A share of a price, over 0, by which it rose or fell; shown in whole percents, and whether that is all of it."""

Count = NewType("Count", int)


class Ref(Struct, frozen=True):
    """A thing of the data: its id for the audit, its name for the reader."""

    id: str
    name: str


class ProductRef(Ref, frozen=True):
    @staticmethod
    def of(product: Product) -> "ProductRef":
        return ProductRef(product.id, product.label)


class DimensionRef(Ref, frozen=True):
    @staticmethod
    def of(dimension: Dimension) -> "DimensionRef":
        return DimensionRef(dimension.id, dimension.name)


class ProfileRef(Ref, frozen=True):
    @staticmethod
    def of(profile: Profile) -> "ProfileRef":
        return ProfileRef(profile.id, profile.name)


class Lead(Struct, frozen=True):
    """A dimension somebody leads on, with both scores."""

    dimension: DimensionRef
    high: Tenths
    low: Tenths


class Threshold(Struct, frozen=True):
    """A share of the decision that has to be passed: upwards if `above`, else downwards.

    Shown rounded, it stays needed; or, if `enough`, whoever passes what is shown passes the exact one too.
    """

    value: Fraction
    above: bool
    enough: bool = False


class Turn(Struct, frozen=True):
    """A dimension and the share of the decision at which it turns the result, the others kept in proportion."""

    dimension: DimensionRef
    at: Threshold


class ExactTurn(Struct, frozen=True):
    """A turn whose share is shown as it is, not rounded to what a sentence may say."""

    dimension: DimensionRef
    at: Threshold


class Claim(Struct, frozen=True):
    """A statement about the data. `kind` names its sentence forms."""

    kind: ClassVar[str] = ""

    def values(self) -> tuple[tuple[str, object], ...]:
        """The facts it states, by name, in order of declaration."""
        return tuple((name, getattr(self, name)) for name in self.__struct_fields__)
