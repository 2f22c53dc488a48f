"""Every product of a category's top against every other: who is ahead, and how firmly. Start with `matrix`."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations

from msgspec import Struct

from generator.judging.claims import Odds
from generator.judging.duel import Duel, judge
from generator.judging.standing import Standing
from generator.judging.verdict import odds
from generator.model.product import Product
from generator.model.rubric import Rubric

MOST = 10
LEAST = 3
"""Fewer products are told apart at a glance without a table."""
SHADES = ((Fraction(1, 4), "behind"), (Fraction(2, 5), "under"), (Fraction(3, 5), "even"), (Fraction(3, 4), "over"))


class Cell(Struct, frozen=True):
    """The product of the row against that of the column; `shade` is how firm in a word, `url` that of their duel."""

    odds: Odds
    won: bool
    shade: str
    url: str | None


class MatrixRow(Struct, frozen=True):
    name: str
    url: str
    cells: tuple[Cell | None, ...]
    """One for each row; None against itself, and where the two share no dimension."""


class Matrix(Struct, frozen=True):
    rows: tuple[MatrixRow, ...]
    of: int
    """How many products are ranked; the matrix has the first of them."""


def matrix(
    standings: Sequence[Standing],
    rubric: Rubric,
    product_url: Callable[[Product], str],
    pair_url: Callable[[Product, Product], str | None],
) -> Matrix | None:
    """Hold the first `MOST` of the ranked products against each other; None if there are fewer than `LEAST`."""
    ranked = [s.product for s in standings if s.place]
    top = ranked[:MOST]
    if len(top) < LEAST:
        return None
    duels = {frozenset((a.id, b.id)): judge(a, b, rubric) for a, b in combinations(top, 2)}

    def cell(own: Product, other: Product) -> Cell | None:
        duel = duels.get(frozenset((own.id, other.id)))
        return _cell(duel, own, pair_url(own, other)) if duel else None

    rows = (MatrixRow(own.label, product_url(own), tuple(cell(own, other) for other in top)) for own in top)
    return Matrix(tuple(rows), len(ranked))


def _cell(duel: Duel, own: Product, url: str | None) -> Cell | None:
    claim = odds(duel, own)
    if claim is None:
        return None
    shade = next((word for limit, word in SHADES if claim.share < limit), "ahead")
    return Cell(claim, duel.winner is own, shade, url)
