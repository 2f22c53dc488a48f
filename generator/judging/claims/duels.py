"""Claims about two products: who is ahead, on what, how firmly. Start with `Overall`."""

from generator.judging.claims.terms import Claim, Count, DimensionRef, Exact, ExactTurn, Lead, ProductRef, Share, Turn
from generator.model.rubric import Tenths


class Overall(Claim, frozen=True):
    """The winner scores higher overall; the gap of the shown overalls is over the tie."""

    kind = "overall"
    winner: ProductRef
    loser: ProductRef
    high: Tenths
    low: Tenths


class Close(Claim, frozen=True):
    """Too close to call: the shown overalls lie within the tie. `first` is shown higher, or has the lower id."""

    kind = "close"
    first: ProductRef
    second: ProductRef
    high: Tenths
    low: Tenths
    gap: Tenths


class Split(Claim, frozen=True):
    """Ahead under the site's weights, but the weighting decides: under 60 % of all weightings agree."""

    kind = "split"
    ahead: ProductRef
    behind: ProductRef
    high: Tenths
    low: Tenths
    share: Share


class Unproven(Claim, frozen=True):
    """Ahead, but the lead is gone without the dimensions that rest on the vendor's word alone."""

    kind = "unproven"
    ahead: ProductRef
    behind: ProductRef
    high: Tenths
    low: Tenths
    dimensions: tuple[DimensionRef, ...]


class Incomparable(Claim, frozen=True):
    """No dimension has a score on both sides."""

    kind = "incomparable"
    first: ProductRef
    second: ProductRef


class Wins(Claim, frozen=True):
    """All dimensions a product leads, largest gap first, of `compared`."""

    kind = "wins"
    product: ProductRef
    other: ProductRef
    leads: tuple[Lead, ...]
    compared: Count


class Concedes(Claim, frozen=True):
    """Where the other side is ahead, all of it, largest gap first."""

    kind = "concedes"
    product: ProductRef
    other: ProductRef
    leads: tuple[Lead, ...]


class LeadsNothing(Claim, frozen=True):
    """A plain statement that a product leads on nothing scored."""

    kind = "leads-nothing"
    product: ProductRef
    other: ProductRef
    compared: Count


class Level(Claim, frozen=True):
    """Dimensions on which neither leads: gaps within the tie."""

    kind = "level"
    first: ProductRef
    second: ProductRef
    dimensions: tuple[DimensionRef, ...]


class Dominates(Claim, frozen=True):
    """Ahead or equal on everything scored: no exact gap goes the other way."""

    kind = "dominates"
    winner: ProductRef
    loser: ProductRef


class Coverage(Claim, frozen=True):
    """Compared on some of the rubric's dimensions only; the missing ones are named."""

    kind = "coverage"
    first: ProductRef
    second: ProductRef
    compared: Count
    scored: Count
    missing: tuple[DimensionRef, ...]


class Tally(Claim, frozen=True):
    """How many dimensions each side leads on, of those compared; a `sweep` if one leads on all."""

    kind = "tally"
    ahead: ProductRef
    behind: ProductRef
    own: Count
    other: Count
    compared: Count
    sweep: bool


class Firmness(Claim, frozen=True):
    """The share of all weightings under which the winner wins; `narrow` if the shown gap is small."""

    kind = "firmness"
    winner: ProductRef
    loser: ProductRef
    share: Share
    narrow: bool


class Odds(Claim, frozen=True):
    """The share of all weightings under which a product is ahead of another, whoever wins."""

    kind = "odds"
    product: ProductRef
    other: ProductRef
    share: Share


class Flips(Claim, frozen=True):
    """With the other weights in proportion, each of these turns puts the challenger ahead."""

    kind = "flips"
    challenger: ProductRef
    holder: ProductRef
    turns: tuple[Turn, ...]


class ExactShare(Claim, frozen=True):
    """The exact share of all weightings under which one side of a duel is ahead: neither none nor all."""

    kind = "exact-share"
    ahead: ProductRef
    behind: ProductRef
    share: Exact


class BreakEvens(Claim, frozen=True):
    """All dimensions that turn a duel, each with the exact share of the decision at which the two are level."""

    kind = "break-evens"
    challenger: ProductRef
    holder: ProductRef
    turns: tuple[ExactTurn, ...]


# --- of one family, or no longer on sale


class Upgrade(Claim, frozen=True):
    """Two of one family, one of which came later: all it gains and all it loses by more than the tie."""

    kind = "upgrade"
    older: ProductRef
    newer: ProductRef
    gains: tuple[Lead, ...]
    losses: tuple[Lead, ...]


class Siblings(Claim, frozen=True):
    """Two of one family."""

    kind = "siblings"
    first: ProductRef
    second: ProductRef


class Retired(Claim, frozen=True):
    """A product is retired and names its successor."""

    kind = "retired"
    product: ProductRef
    successor: ProductRef


class Announced(Claim, frozen=True):
    """A product is announced and not yet on sale."""

    kind = "announced"
    product: ProductRef
