"""Claims about two products: who is ahead, on what, how firmly. Start with `Overall`."""

from dataclasses import dataclass

from generator.judging.claims.terms import Claim, Count, DimensionRef, Exact, ExactTurn, Lead, ProductRef, Share, Turn
from generator.model.rubric import Tenths


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
    first: ProductRef
    second: ProductRef
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
    first: ProductRef
    second: ProductRef
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


@dataclass(frozen=True, slots=True)
class Firmness(Claim):
    """The share of all weightings under which the winner wins; `narrow` if the shown gap is small."""

    kind = "firmness"
    winner: ProductRef
    loser: ProductRef
    share: Share
    narrow: bool


@dataclass(frozen=True, slots=True)
class Odds(Claim):
    """The share of all weightings under which a product is ahead of another, whoever wins."""

    kind = "odds"
    product: ProductRef
    other: ProductRef
    share: Share


@dataclass(frozen=True, slots=True)
class Flips(Claim):
    """With the other weights in proportion, each of these turns puts the challenger ahead."""

    kind = "flips"
    challenger: ProductRef
    holder: ProductRef
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class ExactShare(Claim):
    """The exact share of all weightings under which one side of a duel is ahead: neither none nor all."""

    kind = "exact-share"
    ahead: ProductRef
    behind: ProductRef
    share: Exact


@dataclass(frozen=True, slots=True)
class BreakEvens(Claim):
    """All dimensions that turn a duel, each with the exact share of the decision at which the two are level."""

    kind = "break-evens"
    challenger: ProductRef
    holder: ProductRef
    turns: tuple[ExactTurn, ...]


# --- of one family, or no longer on sale


@dataclass(frozen=True, slots=True)
class Upgrade(Claim):
    """Two of one family, one of which came later: all it gains and all it loses by more than the tie."""

    kind = "upgrade"
    older: ProductRef
    newer: ProductRef
    gains: tuple[Lead, ...]
    losses: tuple[Lead, ...]


@dataclass(frozen=True, slots=True)
class Siblings(Claim):
    """Two of one family."""

    kind = "siblings"
    first: ProductRef
    second: ProductRef


@dataclass(frozen=True, slots=True)
class Retired(Claim):
    """A product is retired and names its successor."""

    kind = "retired"
    product: ProductRef
    successor: ProductRef


@dataclass(frozen=True, slots=True)
class Announced(Claim):
    """A product is announced and not yet on sale."""

    kind = "announced"
    product: ProductRef
