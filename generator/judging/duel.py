"""Two products side by side: the rows they share, the two overalls, and who, if anybody, wears the crown.

Knows nothing of sentences. Start with `judge`.
"""

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from generator.judging.claims.terms import ProductRef
from generator.judging.firmness import break_even, win_share, wins_share
from generator.judging.ranking import mean, overall
from generator.lazy import lazy
from generator.model.product import Product
from generator.model.rubric import Dimension, Rubric, Tenths, Weight

FIRM = (3, 5)
"""A win share under this, as a fraction, is no win: the weighting decides. Exactly this much is one."""


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
    in_order: tuple[Row, ...]
    """Dimensions both are scored in, in the order of the rubric."""
    weight: int
    """Of these dimensions, added up."""
    lean: int
    """Their gaps times their weights, added up; positive if `a` is ahead."""
    overall_a: Tenths | None
    """Over these dimensions alone; None if there are none."""
    overall_b: Tenths | None

    @lazy
    def rows(self) -> tuple[Row, ...]:
        """The dimensions that both are scored in, the largest gap first, then in the order of the rubric."""
        return tuple(sorted(self.in_order, key=_width, reverse=True))

    @lazy
    def missing(self) -> tuple[Dimension, ...]:
        """Dimensions that at least one side has no score in."""
        shared = {row.dimension.id for row in self.in_order}
        return tuple([d for d in self.rubric.dimensions if d.id not in shared])

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
    def turning_shares(self) -> tuple[Fraction | None, ...]:
        """For each of the `rows` its `break_even`, which is the same seen from either side."""
        gaps, weights = self.gaps_a, self.weights
        return tuple([break_even(gaps, weights, index) for index in range(len(gaps))])

    @lazy
    def gap(self) -> Fraction:
        """The exact gap of the overalls, positive if `a` is ahead."""
        return Fraction(self.lean, self.weight) if self.weight else Fraction(0)

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
        vendor = product.vendor_only
        if not vendor:
            return ()
        led = zip(self.rows, self.gaps(product), strict=True)
        return tuple([row.dimension for row, gap in led if gap > 0 and row.dimension.id in vendor])


def judge(a: Product, b: Product, rubric: Rubric) -> Duel:
    """Return the duel of two different products of one rubric, in either order.

    There is one for each of very many pages, each of which asks for what all of them need.
    """
    first, second = (a, b) if a.id < b.id else (b, a)
    own, theirs = first.known, second.known
    rows, sum_a, sum_b, weight = list[Row](), 0, 0, 0
    for dimension in rubric.dimensions:
        id = dimension.id
        if id in own and id in theirs:
            rows.append(row := Row(dimension, own[id], theirs[id]))
            sum_a += row.a * dimension.weight
            sum_b += row.b * dimension.weight
            weight += dimension.weight
    overall_a, overall_b = (mean(sum_a, weight), mean(sum_b, weight)) if weight else (None, None)
    return Duel(first, second, rubric, tuple(rows), weight, sum_a - sum_b, overall_a, overall_b)


def _width(row: Row) -> int:
    return abs(row.a - row.b)


def _is_unproven(duel: Duel) -> bool:
    """True if the lead rests on the vendor's word, and without what does nothing over the tie is left."""
    ahead = duel.ahead
    if not duel.vendor_only(ahead):
        return False
    proven = [row.dimension for row in duel.rows if row.dimension.id not in ahead.vendor_only]
    return not _leads(ahead, duel.behind, proven, duel.rubric.tie)


def _leads(ahead: Product, behind: Product, dimensions: list[Dimension], tie: Tenths) -> bool:
    """True if the shown overalls over these dimensions still differ by more than the tie."""
    if not dimensions:
        return False
    weights = [d.weight for d in dimensions]
    own, theirs = (overall([p.known[d.id] for d in dimensions], weights) for p in (ahead, behind))
    return own - theirs > tie
