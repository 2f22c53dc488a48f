"""Claims that advise: whom to choose, and when. Start with `Choose`."""

from enum import StrEnum

from generator.judging.claims.terms import Claim, DimensionRef, ProductRef, ProfileRef, Ref, Share, Turn
from generator.model.rubric import Answer


class Step(StrEnum):
    """What it means to choose a product: between strangers, or toward the newer or the older of one family."""

    CHOOSE = "choose"
    MOVE = "move"
    STAY = "stay"


class Advised(Claim, frozen=True):
    """Whom the advice that follows is for."""

    kind = "advised"
    product: ProductRef
    other: ProductRef
    step: Step


class Choose(Claim, frozen=True):
    """Choose the product if the dimension matters most: at `weight` of the decision it leads."""

    kind = "choose"
    product: ProductRef
    other: ProductRef
    dimension: DimensionRef
    weight: Share


class NotChoose(Claim, frozen=True):
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


class NoAdvice(Claim, frozen=True):
    """Raising any one dimension to half of the decision does not put the product ahead."""

    kind = "no-advice"
    product: ProductRef
    other: ProductRef


class ProfileWins(Claim, frozen=True):
    """The product wins under the weights of these profiles."""

    kind = "profile"
    product: ProductRef
    other: ProductRef
    profiles: tuple[ProfileRef, ...]


class ProfileNeeds(Claim, frozen=True):
    """Only this product of the two has what the profile needs: a spec that equals `word`.

    `partly` if the other has in part what has to be there.
    """

    kind = "profile-needs"
    product: ProductRef
    other: ProductRef
    profile: ProfileRef
    need: Ref
    word: Answer | str
    partly: bool
