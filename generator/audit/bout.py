"""Two products side by side by the rules of docs/claims.md: shared dimensions, overalls, who is ahead, the ruling.

Knows points and weights; must not know judging, which it checks. Start with
`Bout.ruling`.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from generator.audit.arithmetic import mean_half_up, on_one_scale, share_ahead, turning_point
from generator.audit.expected import Shown
from generator.model.product import Product, Status
from generator.model.rubric import PartialDate

FIRM = Fraction(3, 5)
HALF = Fraction(1, 2)
WON, CLOSE, SPLIT, UNPROVEN, INCOMPARABLE = "overall", "close", "split", "unproven", "incomparable"
"""How a bout ends, by the kind of the claim that says so."""


class Entrant(Struct, frozen=True):
    """A product with its points by dimension in the rubric's order, and which of them rest on its vendor alone."""

    product: Product
    name: Shown
    points: tuple[int | None, ...]
    vendor: tuple[bool, ...]
    evidence: tuple[int, int, int]
    """How many typed scores are known, how many of these have evidence beyond opinion, and how many are derived."""
    id: str


class Advice(Struct, frozen=True):
    """For one side: dimensions to choose it for, and those in which leading is not enough, with their turns."""

    reasons: tuple[int, ...]
    turns: tuple[tuple[int, Fraction], ...]
    level: bool
    half: bool


class Bout:
    """`a` has the lower id. Dimensions are places in the rubric; `rows` are the shared ones, largest gap first."""

    def __init__(self, a: Entrant, b: Entrant, weights: tuple[int, ...], tie: int) -> None:
        self.a, self.b, self.tie = a, b, tie
        self.sides = ((a, b), (b, a))
        pairs = enumerate(zip(a.points, b.points, strict=True))
        self.gap = gap = {n: x - y for n, (x, y) in pairs if x is not None and y is not None}
        self.shared = tuple(gap)
        self.missing = tuple([n for n in range(len(weights)) if n not in gap])
        self.rows = tuple(sorted(gap, key=lambda n: -abs(gap[n])))
        self.weight = {n: weights[n] for n in gap}
        self.whole = sum(self.weight.values())
        self.lean = sum([gap[n] * w for n, w in self.weight.items()])
        self.overalls = {e.id: self._overall(e, self.shared) for e in (a, b)} if gap else {}
        self.high = max(self.overalls.values(), default=0)
        self.low = min(self.overalls.values(), default=0)
        self.ahead, self.behind = (a, b) if self.lean >= 0 else (b, a)
        self.level = tuple([n for n in self.rows if -tie <= gap[n] <= tie])
        self._led = {
            a.id: tuple([n for n in self.rows if gap[n] > tie]),
            b.id: tuple([n for n in self.rows if -gap[n] > tie]),
        }
        self.share = self._share()
        """Of all weightings, those under which the side that is ahead wins."""
        self.lent = tuple([n for n in self.rows if self.ahead.vendor[n] and self.lead(self.ahead, n) > 0])
        """Where the side that is ahead gains by its vendor's word alone."""
        self.ruling = self._ruling()
        self.turns: Mapping[int, Fraction] = dict(self._turns())
        """The shares of the decision at which dimensions turn the result, where they can, in the rubric's order."""
        self._advice: dict[str, Advice | None] = {}

    def _overall(self, entrant: Entrant, dimensions: Sequence[int]) -> int:
        return mean_half_up([entrant.points[n] or 0 for n in dimensions], [self.weight[n] for n in dimensions])

    def other(self, entrant: Entrant) -> Entrant:
        return self.b if entrant is self.a else self.a

    @property
    def order(self) -> tuple[Entrant, Entrant]:
        """Who is named first: the one shown higher, else the lower id."""
        return (self.ahead, self.behind) if self.high > self.low else (self.a, self.b)

    def _share(self) -> Fraction:
        gaps = self.gap.values()
        return share_ahead(tuple(gaps) if self.ahead is self.a else [-g for g in gaps])

    def _ruling(self) -> str:
        if not self.shared:
            return INCOMPARABLE
        if self.high - self.low <= self.tie:
            return CLOSE
        if self.share.numerator * FIRM.denominator < FIRM.numerator * self.share.denominator:
            return SPLIT
        return UNPROVEN if self._is_unproven() else WON

    def _is_unproven(self) -> bool:
        """Some lead rests on the vendor alone, and without those dimensions nothing over the tie is left."""
        if not self.lent:
            return False
        proven = [n for n in self.shared if not self.ahead.vendor[n]]
        return not proven or self._overall(self.ahead, proven) - self._overall(self.behind, proven) <= self.tie

    def lead(self, entrant: Entrant, dimension: int) -> int:
        return self.gap[dimension] if entrant is self.a else -self.gap[dimension]

    def led_by(self, entrant: Entrant) -> tuple[int, ...]:
        return self._led[entrant.id]

    @property
    def is_total(self) -> bool:
        """Somebody is ahead, and nothing at all goes the other way."""
        gaps = self.gap.values()
        return self.lean != 0 and (min(gaps) >= 0 if self.ahead is self.a else max(gaps) <= 0)

    # --- weights

    def _turns(self) -> Iterator[tuple[int, Fraction]]:
        for n in self.shared:
            turn = turning_point(self.gap[n], self._rest(n), self.whole - self.weight[n])
            if turn is not None:
                yield n, turn

    def _rest(self, dimension: int) -> int:
        """The weighted sum of the other gaps."""
        return self.lean - self.gap[dimension] * self.weight[dimension]

    def raised(self, dimension: int) -> Fraction:
        """What a dimension has when it matters most: half, or what it has anyway."""
        return Fraction(self.weight[dimension], self.whole) if self.is_heavy(dimension) else HALF

    def is_heavy(self, dimension: int) -> bool:
        """Whether a dimension has more than half of the weight."""
        return 2 * self.weight[dimension] > self.whole

    def advice(self, entrant: Entrant) -> Advice | None:
        """None where there is nothing to advise: fewer than two dimensions, all level, behind everywhere, off sale."""
        if entrant.id not in self._advice:
            self._advice[entrant.id] = self._advise(entrant)
        return self._advice[entrant.id]

    def _advise(self, entrant: Entrant) -> Advice | None:
        if len(self.rows) < 2 or len(self.level) == len(self.rows):
            return None
        if (self.is_total and entrant is self.behind) or not self.is_to_be_had(entrant):
            return None
        sign = 1 if entrant is self.a else -1
        strength = {n: self._strength(n) for n in self.led_by(entrant)}
        reasons = [n for n, (gap, _) in strength.items() if sign * gap > 0]
        turns = [n for n in strength if n not in reasons and n in self.turns]
        sizes = dict(zip(reasons, on_one_scale([strength[n] for n in reasons]), strict=True))
        reasons.sort(key=lambda n: -sign * sizes[n])
        return Advice(
            tuple(reasons),
            tuple([(n, self.turns[n]) for n in turns]),
            level=any(strength[n][0] == 0 for n in turns),
            half=not any(self.is_heavy(n) for n in turns),
        )

    def _strength(self, dimension: int) -> tuple[int, int]:
        """The gap with one dimension raised, as numerator and positive denominator."""
        others = self.whole - self.weight[dimension]
        if self.is_heavy(dimension):
            return self.lean, self.whole
        return self.gap[dimension] * others + self._rest(dimension), 2 * others

    # --- families

    def is_to_be_had(self, entrant: Entrant) -> bool:
        """Whether it is on sale, or the older of one family, which a reader may have."""
        return entrant.product.status is Status.CURRENT or self.newer() not in (None, entrant)

    def newer(self) -> Entrant | None:
        """The later of two of one family: the successor of the other, else released wholly after it."""
        one, two = self.a.product, self.b.product
        if not one.family or one.family != two.family:
            return None
        if two.id == one.successor:
            return self.b
        if one.id == two.successor:
            return self.a
        days = [p.specs.get("released") for p in (one, two)]
        first, second = (_between(d) if isinstance(d, PartialDate) else None for d in days)
        if first is None or second is None:
            return None
        if first[1] < second[0]:
            return self.b
        return self.a if second[1] < first[0] else None


Day = tuple[int, int, int]


def _between(day: PartialDate) -> tuple[Day, Day]:
    return (day.year, day.month or 1, day.day or 1), (day.year, day.month or 12, day.day or 31)
