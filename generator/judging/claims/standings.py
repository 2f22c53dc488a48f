"""Claims about a product among all of its category. Start with `Rank`."""

from enum import StrEnum

from generator.judging.claims.terms import Claim, Count, DimensionRef, ProductRef, ProfileRef
from generator.model.rubric import Tenths


class Rank(Claim, frozen=True):
    """A place among all current products with every weighted dimension."""

    kind = "rank"
    product: ProductRef
    overall: Tenths
    rank: Count
    of: Count
    shared: bool


class Unranked(Claim, frozen=True):
    """No rank, since scores are missing."""

    kind = "unranked"
    product: ProductRef
    scored: Count
    of: Count


class BestFor(Claim, frozen=True):
    """The product with the highest overall under a profile's weights, among `of` that can be weighed."""

    kind = "best-for"
    profile: ProfileRef
    products: tuple[ProductRef, ...]
    overall: Tenths
    of: Count


class Among(StrEnum):
    """Who the current products with a score are: all products; not all of these; or others have one there too."""

    ALL = "all"
    SCORED = "scored"
    SOLD = "sold"


class Superlative(Claim, frozen=True):
    """Nobody scores higher in the dimension than these do, of `of` current products with a score there.

    At least one of them scores less.
    """

    kind = "superlative"
    products: tuple[ProductRef, ...]
    dimension: DimensionRef
    points: Tenths
    of: Count
    among: Among


class Evidence(Claim, frozen=True):
    """So many of these products' scores have evidence beyond the editor's opinion; `complete` if all have.

    Of the scores that somebody typed; `derived` are the others.
    """

    kind = "evidence"
    products: tuple[ProductRef, ...]
    proven: Count
    scores: Count
    derived: Count
    complete: bool


class Difference(Claim, frozen=True):
    """One line between a product and a rival: overalls, all that either is ahead on, and where they are level."""

    kind = "difference"
    product: ProductRef
    rival: ProductRef
    own: Tenths
    theirs: Tenths
    leads: tuple[DimensionRef, ...]
    trails: tuple[DimensionRef, ...]
    level: tuple[DimensionRef, ...]
    compared: Count
    partial: bool
