"""What can be said, as types: kind, subjects, numbers; not one word of a reader's language.

A claim is only made where its condition holds (the table in docs/claims.md);
the modules beside this one make them. The type of each field tells `rendering`
how to write it. Start with `Claim`.
"""

from dataclasses import dataclass, fields
from fractions import Fraction
from typing import ClassVar, NewType

from generator.model.product import Product
from generator.model.rubric import Dimension, Profile, Tenths

Share = NewType("Share", Fraction)
"""A share from 0 to 1, of weightings or of a decision."""

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
class Claim:
    """A statement about the data. `kind` names its sentence forms."""

    kind: ClassVar[str] = ""

    def values(self) -> tuple[tuple[str, object], ...]:
        """The facts it states, by name, in order of declaration."""
        return tuple((f.name, getattr(self, f.name)) for f in fields(self))


# --- who is ahead -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Overall(Claim):
    """The winner scores higher overall; the gap of the shown overalls is over the tie."""

    kind = "overall"
    winner: ProductRef
    loser: ProductRef
    high: Tenths
    low: Tenths


@dataclass(frozen=True, slots=True)
class Close(Claim):
    """Too close to call: the shown overalls lie within the tie. `first` is shown higher, or has the lower id."""

    kind = "close"
    first: ProductRef
    second: ProductRef
    high: Tenths
    low: Tenths
    gap: Tenths


@dataclass(frozen=True, slots=True)
class Split(Claim):
    """Ahead under the site's weights, but the weighting decides: under 60 % of all weightings agree."""

    kind = "split"
    ahead: ProductRef
    behind: ProductRef
    high: Tenths
    low: Tenths
    share: Share


@dataclass(frozen=True, slots=True)
class Unproven(Claim):
    """Ahead, but the lead is gone without the dimensions that rest on the vendor's word alone."""

    kind = "unproven"
    ahead: ProductRef
    behind: ProductRef
    high: Tenths
    low: Tenths
    dimensions: tuple[DimensionRef, ...]


@dataclass(frozen=True, slots=True)
class Incomparable(Claim):
    """No dimension has a score on both sides."""

    kind = "incomparable"
    first: ProductRef
    second: ProductRef


# --- on what ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wins(Claim):
    """All dimensions a product leads, largest gap first, of `compared`."""

    kind = "wins"
    product: ProductRef
    other: ProductRef
    leads: tuple[Lead, ...]
    compared: Count


@dataclass(frozen=True, slots=True)
class Concedes(Claim):
    """Where the other side is ahead, all of it, largest gap first."""

    kind = "concedes"
    product: ProductRef
    other: ProductRef
    leads: tuple[Lead, ...]


@dataclass(frozen=True, slots=True)
class LeadsNothing(Claim):
    """A plain statement that a product leads on nothing scored."""

    kind = "leads-nothing"
    product: ProductRef
    other: ProductRef
    compared: Count


@dataclass(frozen=True, slots=True)
class Level(Claim):
    """Dimensions on which neither leads: gaps within the tie."""

    kind = "level"
    dimensions: tuple[DimensionRef, ...]


@dataclass(frozen=True, slots=True)
class Dominates(Claim):
    """Ahead or equal on everything scored: no exact gap goes the other way."""

    kind = "dominates"
    winner: ProductRef
    loser: ProductRef


@dataclass(frozen=True, slots=True)
class Coverage(Claim):
    """Compared on some of the rubric's dimensions only; the missing ones are named."""

    kind = "coverage"
    compared: Count
    scored: Count
    missing: tuple[DimensionRef, ...]


@dataclass(frozen=True, slots=True)
class Tally(Claim):
    """How many dimensions each side leads on, of those compared; a `sweep` if one leads on all."""

    kind = "tally"
    ahead: ProductRef
    behind: ProductRef
    own: Count
    other: Count
    compared: Count
    sweep: bool


# --- how firm -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Firmness(Claim):
    """The share of all weightings under which the winner wins; `narrow` if the shown gap is small."""

    kind = "firmness"
    winner: ProductRef
    share: Share
    narrow: bool


@dataclass(frozen=True, slots=True)
class Flips(Claim):
    """With the other weights in proportion, each of these turns puts the challenger ahead."""

    kind = "flips"
    challenger: ProductRef
    holder: ProductRef
    turns: tuple[Turn, ...]


# --- advice -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Choose(Claim):
    """Choose the product if the dimension matters most: at `weight` of the decision it leads."""

    kind = "choose"
    product: ProductRef
    other: ProductRef
    dimension: DimensionRef
    weight: Share


@dataclass(frozen=True, slots=True)
class NotChoose(Claim):
    """The product leads on these, but even if one of them matters most the other stays ahead, until its turn."""

    kind = "not-choose"
    product: ProductRef
    other: ProductRef
    dimensions: tuple[DimensionRef, ...]
    turns: tuple[Turn, ...]
    level: bool
    """True if one of them brings the two level, no further."""
    half: bool
    """True if "most" is half of the decision for all of them; else one has more than that at present."""


@dataclass(frozen=True, slots=True)
class NoAdvice(Claim):
    """Raising any one dimension to half of the decision does not put the product ahead."""

    kind = "no-advice"
    product: ProductRef
    other: ProductRef


@dataclass(frozen=True, slots=True)
class ProfileWins(Claim):
    """The product wins under the weights of these profiles."""

    kind = "profile"
    product: ProductRef
    profiles: tuple[ProfileRef, ...]


@dataclass(frozen=True, slots=True)
class ProfileNeeds(Claim):
    """Only this product of the two has what the profile needs: a spec that equals `word`.

    `partly` if the other has in part what has to be there.
    """

    kind = "profile-needs"
    product: ProductRef
    other: ProductRef
    profile: ProfileRef
    need: Ref
    word: str
    partly: bool


# --- in the category ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rank(Claim):
    """A place among all current products with every weighted dimension."""

    kind = "rank"
    product: ProductRef
    overall: Tenths
    rank: Count
    of: Count
    shared: bool


@dataclass(frozen=True, slots=True)
class Unranked(Claim):
    """No rank, since scores are missing."""

    kind = "unranked"
    product: ProductRef
    scored: Count
    of: Count


@dataclass(frozen=True, slots=True)
class BestFor(Claim):
    """The product with the highest overall under a profile's weights, among `of` that can be weighed."""

    kind = "best-for"
    profile: ProfileRef
    products: tuple[ProductRef, ...]
    overall: Tenths
    of: Count


@dataclass(frozen=True, slots=True)
class Evidence(Claim):
    """So many of the scores have evidence beyond the editor's opinion; `complete` if all have."""

    kind = "evidence"
    proven: Count
    scores: Count
    complete: bool


@dataclass(frozen=True, slots=True)
class Difference(Claim):
    """One line between a product and a rival: overalls, and all that either is ahead on."""

    kind = "difference"
    product: ProductRef
    rival: ProductRef
    own: Tenths
    theirs: Tenths
    leads: tuple[DimensionRef, ...]
    trails: tuple[DimensionRef, ...]
    compared: Count
    partial: bool
