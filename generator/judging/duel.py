"""Two products side by side: the rows they share, the two overalls, and who, if anybody, wears the crown.

Knows nothing of sentences. Start with `judge`.
"""

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from generator.judging.claims.terms import ProductRef
from generator.judging.firmness import weighted_gap, win_share, wins_share
from generator.judging.ranking import overall
from generator.lazy import lazy
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


class Duel(Struct, frozen=True, dict=True):
    """`a` and `b` stand in code-point order of their ids; all else follows from their scores and the rubric."""

    a: Product
    b: Product
    rubric: Rubric

    @lazy
    def _shared(self) -> tuple[tuple[Row, ...], tuple[Dimension, ...]]:
        return _rows(self.a, self.b, self.rubric)

    @lazy
    def rows(self) -> tuple[Row, ...]:
        """Dimensions both are scored in, the largest gap first, then in the order of the rubric."""
        return self._shared[0]

    @lazy
    def missing(self) -> tuple[Dimension, ...]:
        """Dimensions that at least one side has no score in."""
        return self._shared[1]

    @lazy
    def overall_a(self) -> Tenths | None:
        """Over `rows` alone; None if there are none."""
        return overall([row.a for row in self.rows], self.weights) if self.rows else None

    @lazy
    def overall_b(self) -> Tenths | None:
        return overall([row.b for row in self.rows], self.weights) if self.rows else None

    @lazy
    def refs(self) -> tuple[ProductRef, ProductRef]:
        """Both as claims name them."""
        return ProductRef.of(self.a), ProductRef.of(self.b)

    def sides(self, product: Product) -> tuple[ProductRef, ProductRef]:
        """A product and whom it is up against."""
        own, other = self.refs
        return (own, other) if product.id == own.id else (other, own)

    @lazy
    def weights(self) -> tuple[Weight, ...]:
        """In the order of `rows`."""
        return tuple([row.dimension.weight for row in self.rows])

    @lazy
    def gaps_a(self) -> tuple[int, ...]:
        """The exact gaps as `a` sees them, in the order of `rows`."""
        return tuple([row.a - row.b for row in self.rows])

    @lazy
    def gaps_b(self) -> tuple[int, ...]:
        return tuple([-gap for gap in self.gaps_a])

    @lazy
    def lean(self) -> int:
        """The gaps times their weights, added up; positive if `a` is ahead."""
        return sum(map(int.__mul__, self.gaps_a, self.weights))

    @lazy
    def gap(self) -> Fraction:
        """The exact gap of the overalls, positive if `a` is ahead."""
        return weighted_gap(self.gaps_a, self.weights) if self.rows else Fraction(0)

    @lazy
    def share(self) -> Fraction:
        """Of all weightings, those under which the side that is ahead wins."""
        return self.share_of(self.ahead)

    @lazy
    def ruling(self) -> Ruling:
        if not self.rows:
            return Ruling.INCOMPARABLE
        if self.shown_gap <= self.rubric.tie:
            return Ruling.CLOSE
        if not wins_share(self.gaps(self.ahead), FIRM):
            return Ruling.SPLIT
        return Ruling.UNPROVEN if _is_unproven(self) else Ruling.WON

    @property
    def a_is_ahead(self) -> bool:
        """True also when nobody is: the order of ids then decides who is named first."""
        return self.lean >= 0

    @lazy
    def ahead(self) -> Product:
        return self.a if self.a_is_ahead else self.b

    @lazy
    def behind(self) -> Product:
        return self.b if self.a_is_ahead else self.a

    @lazy
    def high(self) -> Tenths:
        return Tenths(max(self.overall_a or 0, self.overall_b or 0))

    @lazy
    def low(self) -> Tenths:
        return Tenths(min(self.overall_a or 0, self.overall_b or 0))

    @lazy
    def winner(self) -> Product | None:
        return self.ahead if self.ruling is Ruling.WON else None

    @property
    def shown_gap(self) -> int:
        return abs((self.overall_a or 0) - (self.overall_b or 0))

    def gaps(self, product: Product) -> tuple[int, ...]:
        """The exact gaps from one side's view, in the order of `rows`."""
        return self.gaps_a if product.id == self.a.id else self.gaps_b

    def share_of(self, product: Product) -> Fraction:
        """Of all weightings, those under which a side is ahead."""
        return win_share(self.gaps(product)) if self.rows else Fraction(0)

    def led_by(self, product: Product) -> tuple[Row, ...]:
        """The rows a side leads by more than the tie, largest gap first."""
        return self._led_a if product.id == self.a.id else self._led_b

    @lazy
    def _led_a(self) -> tuple[Row, ...]:
        return tuple([r for r, g in zip(self.rows, self.gaps_a, strict=True) if g > self.rubric.tie])

    @lazy
    def _led_b(self) -> tuple[Row, ...]:
        return tuple([r for r, g in zip(self.rows, self.gaps_b, strict=True) if g > self.rubric.tie])

    @lazy
    def level(self) -> tuple[Row, ...]:
        """The rows that neither side leads by more than the tie."""
        return tuple([r for r in self.rows if abs(r.gap) <= self.rubric.tie])

    def vendor_only(self, product: Product) -> tuple[Dimension, ...]:
        """The shared dimensions in which a side is ahead on its vendor's word alone."""
        led, scores = zip(self.rows, self.gaps(product), strict=True), product.scores
        return tuple([r.dimension for r, gap in led if gap > 0 and scores[r.dimension.id].is_vendor_only])


def judge(a: Product, b: Product, rubric: Rubric) -> Duel:
    """Return the duel of two different products of one rubric, in either order."""
    return Duel(a, b, rubric) if a.id < b.id else Duel(b, a, rubric)


def _rows(a: Product, b: Product, rubric: Rubric) -> tuple[tuple[Row, ...], tuple[Dimension, ...]]:
    rows, missing = [], []
    for dimension in rubric.dimensions:
        left, right = a.scores.get(dimension.id), b.scores.get(dimension.id)
        if left and right and left.points is not None and right.points is not None:
            rows.append(Row(dimension, left.points, right.points))
        else:
            missing.append(dimension)
    rows.sort(key=lambda row: -abs(row.a - row.b))
    return tuple(rows), tuple(missing)


def _is_unproven(duel: Duel) -> bool:
    """True if the lead rests on the vendor's word, and without what does nothing over the tie is left."""
    ahead = duel.ahead
    if not duel.vendor_only(ahead):
        return False
    proven = [row.dimension for row in duel.rows if not ahead.scores[row.dimension.id].is_vendor_only]
    return not _leads(ahead, duel.behind, proven, duel.rubric.tie)


def _leads(ahead: Product, behind: Product, dimensions: list[Dimension], tie: Tenths) -> bool:
    """True if the shown overalls over these dimensions still differ by more than the tie."""
    if not dimensions:
        return False
    weights = [d.weight for d in dimensions]
    own, theirs = (overall([p.scores[d.id].points or Tenths(0) for d in dimensions], weights) for p in (ahead, behind))
    return own - theirs > tie
