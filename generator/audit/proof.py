"""What is known of one claim with its sentence. Start with `Proof`."""

from typing import NamedTuple

FIGURES = frozenset(
    ("score", "weight", "profile-weight", "own-overall", "duel-overall", "row-lead", "row-level", "working", "advised",
     "cost", "cost-working", "cost-by", "cost-at", "own-working", "price-then")
)  # fmt: skip
"""Kinds that tables repeat; the others are sentences, which stand on a page once."""
OF_ONE_SIDE = frozenset(
    ("score", "own-overall", "duel-overall", "crown", "row-lead", "advised", "choose", "not-choose", "no-advice",
     "profile", "profile-needs", "retired", "announced", "cost", "cost-working", "cost-by", "cost-at", "no-cost",
     "converted", "own-working", "derived", "not-derived")
)  # fmt: skip
"""Kinds that stand inside of the side they speak of."""


class Proof(NamedTuple):
    """The products that a claim is about, its subject first, but not a successor.

    `subject` is empty if it is about several products or none. With a `fault`
    it is a lie of that `code`.
    """

    kind: str
    products: tuple[str, ...]
    subject: str
    fault: str = ""
    code: str = ""
