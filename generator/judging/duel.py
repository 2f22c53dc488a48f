"""Two products side by side: the rows they share, the two overalls, and who, if anybody, wears the crown.

Knows nothing of sentences. Start with `judge`.
"""

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from generator.judging.firmness import weighted_gap, win_share
from generator.judging.ranking import overall
from generator.model.product import Product
from generator.model.rubric import Dimension, Rubric, Tenths, Weight

FIRM = Fraction(3, 5)
"""A win share under this is no win: the weighting decides. Exactly this much is one."""


class Row(Struct, frozen=True):
    """A dimension that both have a score in."""

    dimension: Dimension
    a: Tenths
    b: Tenths

    @property
    def gap(self) -> int:
        return self.a - self.b


class Ruling(StrEnum):
    """How the duel ends."""

    WON = "won"
    CLOSE = "close"
    SPLIT = "split"
    UNPROVEN = "unproven"
    INCOMPARABLE = "incomparable"


class Duel(Struct, frozen=True):
    """`a` and `b` stand in code-point order of their ids.

    `rows` have the largest gap first, then the order of the rubric; `missing`
    are dimensions that at least one side has no score in. The overalls are
    over `rows` alone, None if there are none. `gap` is the exact one, positive
    if `a` is ahead.
    """

    a: Product
    b: Product
    rubric: Rubric
    rows: tuple[Row, ...]
    missing: tuple[Dimension, ...]
    overall_a: Tenths | None
    overall_b: Tenths | None
    gap: Fraction
    share: Fraction
    """Of all weightings, those under which the side that is ahead wins."""
    ruling: Ruling

    @property
    def a_is_ahead(self) -> bool:
        """True also when nobody is: the order of ids then decides who is named first."""
        return self.gap >= 0

    @property
    def ahead(self) -> Product:
        return self.a if self.a_is_ahead else self.b

    @property
    def behind(self) -> Product:
        return self.b if self.a_is_ahead else self.a

    @property
    def high(self) -> Tenths:
        return Tenths(max(self.overall_a or 0, self.overall_b or 0))

    @property
    def low(self) -> Tenths:
        return Tenths(min(self.overall_a or 0, self.overall_b or 0))

    @property
    def winner(self) -> Product | None:
        return self.ahead if self.ruling is Ruling.WON else None

    @property
    def shown_gap(self) -> int:
        return self.high - self.low

    def gaps(self, product: Product) -> tuple[int, ...]:
        """The exact gaps from one side's view, in the order of `rows`."""
        sign = 1 if product.id == self.a.id else -1
        return tuple(sign * row.gap for row in self.rows)

    def share_of(self, product: Product) -> Fraction:
        """Of all weightings, those under which a side is ahead."""
        return win_share(self.gaps(product)) if self.rows else Fraction(0)

    def weights(self) -> tuple[Weight, ...]:
        return tuple(row.dimension.weight for row in self.rows)

    def led_by(self, product: Product) -> tuple[Row, ...]:
        """The rows a side leads by more than the tie, largest gap first."""
        return tuple(r for r, g in zip(self.rows, self.gaps(product), strict=True) if g > self.rubric.tie)

    def level(self) -> tuple[Row, ...]:
        return tuple(r for r in self.rows if abs(r.gap) <= self.rubric.tie)

    def vendor_only(self, product: Product) -> tuple[Dimension, ...]:
        """The shared dimensions in which a side is ahead on its vendor's word alone."""
        return tuple(
            row.dimension
            for row, gap in zip(self.rows, self.gaps(product), strict=True)
            if gap > 0 and product.scores[row.dimension.id].is_vendor_only
        )


def judge(a: Product, b: Product, rubric: Rubric) -> Duel:
    """Return the duel of two different products of one rubric, in either order."""
    if b.id < a.id:
        a, b = b, a
    rows, missing = _rows(a, b, rubric)
    if not rows:
        return Duel(a, b, rubric, (), missing, None, None, Fraction(0), Fraction(0), Ruling.INCOMPARABLE)
    weights = [row.dimension.weight for row in rows]
    gaps = [row.gap for row in rows]
    gap = weighted_gap(gaps, weights)
    share = win_share(gaps if gap >= 0 else [-g for g in gaps])
    overall_a = overall([row.a for row in rows], weights)
    overall_b = overall([row.b for row in rows], weights)
    ruling = _ruling(rows, rubric, (a, b) if gap >= 0 else (b, a), abs(overall_a - overall_b), share)
    return Duel(a, b, rubric, rows, missing, overall_a, overall_b, gap, share, ruling)


def _rows(a: Product, b: Product, rubric: Rubric) -> tuple[tuple[Row, ...], tuple[Dimension, ...]]:
    rows, missing = [], []
    for dimension in rubric.dimensions:
        left, right = a.points(dimension.id), b.points(dimension.id)
        if left is None or right is None:
            missing.append(dimension)
        else:
            rows.append(Row(dimension, left, right))
    rows.sort(key=lambda row: -abs(row.gap))
    return tuple(rows), tuple(missing)


def _ruling(
    rows: tuple[Row, ...], rubric: Rubric, order: tuple[Product, Product], shown_gap: int, share: Fraction
) -> Ruling:
    """`order` names the side that is ahead first."""
    if shown_gap <= rubric.tie:
        return Ruling.CLOSE
    if share < FIRM:
        return Ruling.SPLIT
    ahead, behind = order
    proven = [row.dimension for row in rows if not ahead.scores[row.dimension.id].is_vendor_only]
    if _rests_on_vendor(ahead, rows) and not _leads(ahead, behind, proven, rubric.tie):
        return Ruling.UNPROVEN
    return Ruling.WON


def _rests_on_vendor(ahead: Product, rows: tuple[Row, ...]) -> bool:
    """True if the side that is ahead gains anything where its vendor's word is all there is."""
    return any(
        ahead.scores[row.dimension.id].is_vendor_only and ahead.points(row.dimension.id) == max(row.a, row.b)
        for row in rows
        if row.gap
    )


def _leads(ahead: Product, behind: Product, dimensions: list[Dimension], tie: Tenths) -> bool:
    """True if the shown overalls over these dimensions still differ by more than the tie."""
    if not dimensions:
        return False
    weights = [d.weight for d in dimensions]
    own, theirs = (overall([p.scores[d.id].points or Tenths(0) for d in dimensions], weights) for p in (ahead, behind))
    return own - theirs > tie
