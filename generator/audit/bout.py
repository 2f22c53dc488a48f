"""Two products side by side by the rules of docs/claims.md: shared dimensions, overalls, who is ahead, the ruling.

Knows points and weights; must not know judging, which it checks. Start with
`Bout.ruling`.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from generator.audit.arithmetic import mean_half_up, share_ahead, turning_point
from generator.audit.expected import Shown
from generator.model.product import Product
from generator.model.rubric import PartialDate

FIRM = Fraction(3, 5)
HALF = Fraction(1, 2)
WON, CLOSE, SPLIT, UNPROVEN, INCOMPARABLE = "overall", "close", "split", "unproven", "incomparable"
"""How a bout ends, by the kind of the claim that says so."""


@dataclass(frozen=True, slots=True)
class Entrant:
    """A product with its points by dimension in the rubric's order, and which of them rest on its vendor alone."""

    product: Product
    name: Shown
    points: tuple[int | None, ...]
    vendor: tuple[bool, ...]
    evidence: tuple[int, int]
    """How many scores are known, and how many of these have evidence that is more than opinion."""
    id: str


@dataclass(frozen=True, slots=True)
class Advice:
    """For one side: dimensions to choose it for, and those in which leading is not enough, with their turns."""

    reasons: tuple[int, ...]
    turns: tuple[tuple[int, Fraction], ...]
    level: bool
    half: bool


class Bout:
    """`a` has the lower id. Dimensions are places in the rubric; `rows` are the shared ones, largest gap first."""

    def __init__(self, a: Entrant, b: Entrant, weights: tuple[int, ...], tie: int) -> None:
        self.a, self.b, self.tie = a, b, tie
        pairs = [(n, x, y) for n, (x, y) in enumerate(zip(a.points, b.points, strict=True))]
        self.shared = [n for n, x, y in pairs if x is not None and y is not None]
        self.missing = [n for n, x, y in pairs if x is None or y is None]
        self.gap = {n: x - y for n, x, y in pairs if x is not None and y is not None}
        self.rows = sorted(self.shared, key=lambda n: -abs(self.gap[n]))
        self.weight = {n: weights[n] for n in self.shared}
        self.whole = sum(self.weight.values())
        self.lean = sum(self.gap[n] * self.weight[n] for n in self.shared)
        self._advice: dict[str, Advice | None] = {}
        self.overalls: dict[str, int] = {}
        if self.shared:
            own = [self.weight[n] for n in self.shared]
            self.overalls = {e.id: mean_half_up([e.points[n] or 0 for n in self.shared], own) for e in (a, b)}
        self.ahead, self.behind = (a, b) if self.lean >= 0 else (b, a)

    def other(self, entrant: Entrant) -> Entrant:
        return self.b if entrant is self.a else self.a

    @property
    def high(self) -> int:
        return max(self.overalls.values())

    @property
    def low(self) -> int:
        return min(self.overalls.values())

    @property
    def order(self) -> tuple[Entrant, Entrant]:
        """Who is named first: the one shown higher, else the lower id."""
        return (self.ahead, self.behind) if self.overalls and self.high > self.low else (self.a, self.b)

    @cached_property
    def share(self) -> Fraction:
        """Of the side that is ahead."""
        sign = 1 if self.ahead is self.a else -1
        return share_ahead([sign * g for g in self.gap.values()])

    @cached_property
    def ruling(self) -> str:
        if not self.shared:
            return INCOMPARABLE
        if self.high - self.low <= self.tie:
            return CLOSE
        if self.share < FIRM:
            return SPLIT
        return UNPROVEN if self._is_unproven() else WON

    def _is_unproven(self) -> bool:
        """Some lead rests on the vendor alone, and without those dimensions nothing over the tie is left."""
        if not self.lent:
            return False
        proven = [n for n in self.shared if not self.ahead.vendor[n]]
        if not proven:
            return True
        weights = [self.weight[n] for n in proven]
        own, theirs = (mean_half_up([e.points[n] or 0 for n in proven], weights) for e in (self.ahead, self.behind))
        return own - theirs <= self.tie

    @cached_property
    def lent(self) -> tuple[int, ...]:
        """Where the side that is ahead gains by its vendor's word alone."""
        return tuple(n for n in self.rows if self.ahead.vendor[n] and self.lead(self.ahead, n) > 0)

    def lead(self, entrant: Entrant, dimension: int) -> int:
        return self.gap[dimension] if entrant is self.a else -self.gap[dimension]

    def led_by(self, entrant: Entrant) -> tuple[int, ...]:
        sign = 1 if entrant is self.a else -1
        return tuple(n for n in self.rows if sign * self.gap[n] > self.tie)

    @cached_property
    def level(self) -> tuple[int, ...]:
        return tuple(n for n in self.rows if abs(self.gap[n]) <= self.tie)

    @property
    def is_total(self) -> bool:
        """Somebody is ahead, and nothing at all goes the other way."""
        return self.lean != 0 and all(self.lead(self.ahead, n) >= 0 for n in self.rows)

    # --- weights

    def turn(self, dimension: int) -> Fraction | None:
        """The share of the decision at which one dimension turns the result."""
        return turning_point(self.gap[dimension], self._rest(dimension), self.whole - self.weight[dimension])

    def _rest(self, dimension: int) -> int:
        """The weighted sum of the other gaps."""
        return self.lean - self.gap[dimension] * self.weight[dimension]

    def present(self, dimension: int) -> Fraction:
        return Fraction(self.weight[dimension], self.whole)

    def raised(self, dimension: int) -> Fraction:
        """What a dimension has when it matters most."""
        return HALF if 2 * self.weight[dimension] <= self.whole else self.present(dimension)

    def advice(self, entrant: Entrant) -> Advice | None:
        """None where there is nothing to advise: fewer than two dimensions, all level, or behind everywhere."""
        if entrant.id not in self._advice:
            self._advice[entrant.id] = self._advise(entrant)
        return self._advice[entrant.id]

    def _advise(self, entrant: Entrant) -> Advice | None:
        if len(self.rows) < 2 or len(self.level) == len(self.rows):
            return None
        if self.is_total and entrant is self.behind:
            return None
        sign = 1 if entrant is self.a else -1
        reasons: list[tuple[int, int, int]] = []
        turns: list[tuple[int, Fraction]] = []
        level, half = False, True
        for n in self.led_by(entrant):
            strength, others = self._strength(n)
            strength *= sign
            if strength > 0:
                reasons.append((strength, others, n))
            elif (turn := self.turn(n)) is not None:
                turns.append((n, turn))
                level, half = level or strength == 0, half and 2 * self.weight[n] <= self.whole
        if len(reasons) > 1:
            reasons.sort(key=lambda reason: -Fraction(reason[0], reason[1]))
        return Advice(tuple(n for *_, n in reasons), tuple(turns), level, half)

    def _strength(self, dimension: int) -> tuple[int, int]:
        """The gap with one dimension raised, as numerator and positive denominator."""
        own, weight = self.gap[dimension], self.weight[dimension]
        others = self.whole - weight
        if 2 * weight <= self.whole:
            return own * others + self._rest(dimension), 2 * others
        return self.lean, self.whole

    # --- families

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
